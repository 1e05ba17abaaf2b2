package io.tipstaff.portal.feeds.internal;

import io.tipstaff.exchange.FeedFormat;
import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.feeds.Connection;
import io.tipstaff.portal.feeds.Transport;
import io.tipstaff.portal.fetch.Credentials;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A source that is to be added; its parts mean what they mean in
/// [io.tipstaff.portal.feeds.Source].
public record NewSource(
        String name,
        Transport transport,
        String location,
        @Nullable FeedFormat format,
        @Nullable Kind kind,
        int confidence,
        Tlp tlp,
        List<String> categories,
        @Nullable Duration refreshEvery,
        boolean internalAllowed,
        Connection connection,
        Credentials credentials) {

    public NewSource {
        categories = List.copyOf(categories);
    }

    /// Returns the source at another location.
    NewSource at(String otherLocation) {
        return new NewSource(
                name,
                transport,
                otherLocation,
                format,
                kind,
                confidence,
                tlp,
                categories,
                refreshEvery,
                internalAllowed,
                connection,
                credentials);
    }

    /// A source that needs no sign-in.
    public NewSource(
            String name,
            Transport transport,
            String location,
            @Nullable FeedFormat format,
            @Nullable Kind kind,
            int confidence,
            Tlp tlp,
            List<String> categories,
            @Nullable Duration refreshEvery,
            boolean internalAllowed) {
        this(
                name,
                transport,
                location,
                format,
                kind,
                confidence,
                tlp,
                categories,
                refreshEvery,
                internalAllowed,
                Connection.USUAL,
                Credentials.none());
    }
}
