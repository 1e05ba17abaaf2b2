package io.tipstaff.portal.notification.internal;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/// The centre's mail server, as `TIPSTAFF_MAIL_SERVER` names it:
/// `smtp://user:password@host:port?from=address`.
///
/// `smtps` is TLS from the start; `smtp` turns to TLS by STARTTLS, and must do so unless the host
/// is this machine.
record MailServer(
        boolean tls,
        String host,
        int port,
        @Nullable String user,
        @Nullable String password,
        String from) {

    private static final int TIMEOUT_MILLIS = 20_000;
    private static final String FROM = "from=";

    /// @throws IllegalArgumentException saying what is wrong; never with the password in it
    static MailServer parse(String address) {
        URI uri = URI.create(address.strip());
        boolean tls = "smtps".equals(uri.getScheme());
        if (!tls && !"smtp".equals(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "TIPSTAFF_MAIL_SERVER must look like smtp://user:password@host:587?from=address");
        }
        String query = uri.getQuery();
        if (query == null || !query.startsWith(FROM)) {
            throw new IllegalArgumentException(
                    "TIPSTAFF_MAIL_SERVER must end with ?from= and the sender's address");
        }
        @Nullable String login = uri.getUserInfo();
        int colon = login == null ? -1 : login.indexOf(':');
        return new MailServer(
                tls,
                uri.getHost(),
                uri.getPort() >= 0 ? uri.getPort() : tls ? 465 : 587,
                login == null || colon < 0 ? login : login.substring(0, colon),
                login == null || colon < 0 ? null : login.substring(colon + 1),
                checked(query.substring(FROM.length())));
    }

    private static String checked(String from) {
        try {
            return new InternetAddress(from, true).getAddress();
        } catch (AddressException wrong) {
            throw new IllegalArgumentException("not a mail address: " + from, wrong);
        }
    }

    JavaMailSenderImpl sender() {
        var sender = new JavaMailSenderImpl();
        sender.setProtocol(tls ? "smtps" : "smtp");
        sender.setHost(host);
        sender.setPort(port);
        sender.setUsername(user);
        sender.setPassword(password);
        sender.setDefaultEncoding("UTF-8");
        Properties properties = sender.getJavaMailProperties();
        String prefix = "mail." + sender.getProtocol() + '.';
        for (String limit : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.setProperty(prefix + limit, Integer.toString(TIMEOUT_MILLIS));
        }
        properties.setProperty(prefix + "auth", Boolean.toString(user != null));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "starttls.enable", "true");
        properties.setProperty(prefix + "starttls.required", Boolean.toString(!isThisMachine()));
        return sender;
    }

    private boolean isThisMachine() {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }

    @Override
    public String toString() {
        return (tls ? "smtps://" : "smtp://") + host + ":" + port;
    }
}
