package io.tipstaff.portal.feeds.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.tipstaff.portal.fetch.Access;
import io.tipstaff.portal.fetch.Credentials;
import io.tipstaff.portal.fetch.Reach;
import io.tipstaff.portal.fetch.Secret;
import io.tipstaff.portal.fetch.TestCertificates;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxTlsTest {

    @TempDir Path folder;

    @Test
    void tlsIsMadeWithTheAuthorityOfTheSourceAndWithNoOther() throws Exception {
        Path keys = TestCertificates.make(folder, "mail");
        String authority = TestCertificates.pem(keys, "mail");
        System.setProperty("greenmail.tls.keystore.file", keys.toString());
        System.setProperty("greenmail.tls.keystore.password", TestCertificates.PASS_PHRASE);
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS));
        server.start();
        try {
            server.setUser("intel@agency.example", "intel", "pass phrase");
            MailboxAddress address =
                    MailboxAddress.parse("imaps://localhost:" + server.getImaps().getPort() + "/")
                            .orElseThrow();

            assertThat(mailbox(address, authority).folders())
                    .anyMatch(name -> name.startsWith("INBOX"));
            Mailbox untrusted = mailbox(address, "");
            assertThatThrownBy(untrusted::folders).hasMessageContaining("cannot be read");
        } finally {
            server.stop();
            System.clearProperty("greenmail.tls.keystore.file");
            System.clearProperty("greenmail.tls.keystore.password");
        }
    }

    private static Mailbox mailbox(MailboxAddress address, String authority) {
        var credentials = new Credentials.Basic("intel", new Secret("pass phrase"));
        return new Mailbox(
                address, new Access(Reach.INSIDE_TOO, Access.Route.DIRECT, credentials, authority));
    }
}
