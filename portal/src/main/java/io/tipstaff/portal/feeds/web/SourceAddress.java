package io.tipstaff.portal.feeds.web;

import io.tipstaff.exchange.FeedFormat;
import io.tipstaff.portal.feeds.Authentication;
import io.tipstaff.portal.feeds.Connection;
import io.tipstaff.portal.feeds.Transport;
import io.tipstaff.portal.feeds.mailbox.MailboxAddress;
import io.tipstaff.portal.fetch.Credentials;
import io.tipstaff.portal.fetch.Fetcher;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the address of a source must look like, and what its transport says of its format.
final class SourceAddress {

    /// Codes of the transports that a person may choose.
    static final Set<String> TRANSPORTS =
            Set.of(
                    "upload",
                    "url",
                    "taxii",
                    "misp-feed",
                    "misp-server",
                    "mailbox",
                    "path",
                    "inbox");

    private SourceAddress() {}

    /// Says whether a text is an address for a transport; secrets have their own fields.
    static boolean isFor(Transport transport, String text) {
        return switch (transport) {
            case URL, TAXII, MISP_FEED, MISP_SERVER ->
                    Fetcher.isHttp(text.strip()) && !hasUser(text.strip());
            case MAILBOX -> MailboxAddress.parse(text).isPresent();
            case UPLOAD, PATH, INBOX, BUNDLED -> true;
        };
    }

    private static boolean hasUser(String address) {
        return URI.create(address.replace("{secret}", "secret")).getUserInfo() != null;
    }

    /// Guesses the transport of a location that is given without one.
    static Transport guess(String location) {
        if (Fetcher.isHttp(location)) {
            return Transport.URL;
        }
        return MailboxAddress.parse(location).isPresent() ? Transport.MAILBOX : Transport.PATH;
    }

    /// Checks that a key for the address has its place there, and the other way round.
    ///
    /// @throws IllegalArgumentException if not
    static void checkSecretPlace(String location, Connection connection) {
        boolean place = location.contains(Credentials.PLACE);
        boolean key = connection.authentication() == Authentication.ADDRESS;
        if (place != key) {
            throw new IllegalArgumentException(
                    place
                            ? "the address has a place for a key, but there is none"
                            : "write {secret} into the address where the key belongs");
        }
    }

    /// Returns the format: that of the transport, or the one that was chosen.
    static @Nullable FeedFormat format(Transport transport, @Nullable FeedFormat chosen) {
        return switch (transport) {
            case TAXII, INBOX -> FeedFormat.STIX_2;
            case MISP_FEED, MISP_SERVER -> FeedFormat.MISP;
            case UPLOAD, PATH, URL, MAILBOX, BUNDLED -> chosen;
        };
    }
}
