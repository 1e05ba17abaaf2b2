package io.tipstaff.portal.feeds.mailbox;

import java.net.URI;
import java.util.Optional;

/// Where a mailbox folder is (RFC 5092): `imaps://mail.example/INBOX` by TLS from the start,
/// `imap://mail.example/Reports/CERT` by STARTTLS.
///
/// @param folder with `/` between its levels, whatever the server uses
public record MailboxAddress(Security security, String host, int port, String folder) {

    /// How the connection is protected.
    public enum Security {
        TLS,
        STARTTLS
    }

    private static final int IMAPS = 993;
    private static final int IMAP = 143;

    /// Reads an address; empty if it is none.
    public static Optional<MailboxAddress> parse(String text) {
        URI uri;
        try {
            uri = URI.create(text.strip().replace(" ", "%20"));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
        boolean tls = "imaps".equalsIgnoreCase(uri.getScheme());
        if (!tls && !"imap".equalsIgnoreCase(uri.getScheme())
                || uri.getHost() == null
                || uri.getUserInfo() != null) {
            return Optional.empty();
        }
        String path = uri.getPath() == null ? "" : uri.getPath().replaceAll("^/+|/+$", "");
        return Optional.of(
                new MailboxAddress(
                        tls ? Security.TLS : Security.STARTTLS,
                        uri.getHost(),
                        uri.getPort() >= 0 ? uri.getPort() : tls ? IMAPS : IMAP,
                        path.isEmpty() ? "INBOX" : path));
    }
}
