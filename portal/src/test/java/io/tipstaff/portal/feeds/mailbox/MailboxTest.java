package io.tipstaff.portal.feeds.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.tipstaff.portal.fetch.Access;
import io.tipstaff.portal.fetch.Credentials;
import io.tipstaff.portal.fetch.Reach;
import io.tipstaff.portal.fetch.Secret;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxTest {

    private static final long ROOM = 1 << 20;

    @TempDir Path folder;

    private final GreenMail server =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private @Nullable GreenMailUser user;

    @BeforeEach
    void start() {
        server.start();
        user = server.setUser("intel@agency.example", "intel", "pass phrase");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private Mailbox mailbox(String path, Reach reach, String password) {
        String address = "imap://127.0.0.1:" + server.getImap().getPort() + path;
        var credentials = new Credentials.Basic("intel", new Secret(password));
        return new Mailbox(
                MailboxAddress.parse(address).orElseThrow(),
                new Access(reach, Access.Route.DIRECT, credentials, ""));
    }

    private Mailbox mailbox() {
        return mailbox("/INBOX", Reach.INSIDE_TOO, "pass phrase");
    }

    private MailHarvest harvest(@Nullable String position, Mailbox.Take take) throws IOException {
        return mailbox()
                .harvest(
                        position,
                        take,
                        MessageParts.Wanted.TEXT_AND_ATTACHMENTS,
                        Files.createTempDirectory(folder, "run"),
                        ROOM,
                        100);
    }

    private void deliver(String subject, String text) throws MessagingException {
        var message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom("partner@cert.example");
        message.setSubject(subject);
        message.setText(text);
        message.saveChanges();
        user().deliver(message);
    }

    private GreenMailUser user() {
        if (user == null) {
            throw new IllegalStateException("not started");
        }
        return user;
    }

    private void deliverWithList() throws MessagingException {
        var message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom("partner@cert.example");
        message.setSubject("Weekly list");
        var text = new MimeBodyPart();
        text.setText("See list.example for more");
        var list = new MimeBodyPart();
        list.setText("indicator\nattached.example\n");
        list.setFileName("list.csv");
        list.setDisposition("attachment");
        message.setContent(new MimeMultipart(text, list));
        message.saveChanges();
        user().deliver(message);
    }

    @Test
    void textAndAttachmentsBecomeDocumentsAndTheSenderIsNoIndicator() throws Exception {
        deliverWithList();

        MailHarvest harvest = harvest(null, Mailbox.Take.NEW);

        assertThat(harvest.parts())
                .extracting(MailHarvest.Part::name)
                .containsExactly("message 1 (Weekly list)/list.csv", "message 1 (Weekly list).eml");
        assertThat(harvest.parts().getFirst().file()).content().contains("attached.example");
        assertThat(harvest.parts().getLast().file())
                .content()
                .contains("list.example")
                .doesNotContain("cert.example");
    }

    @Test
    void onlyWhatCameSinceIsReadTheNextTime() throws Exception {
        deliver("one", "one.example");
        MailHarvest first = harvest(null, Mailbox.Take.NEW);
        MailHarvest none = harvest(first.position(), Mailbox.Take.NEW);
        deliver("two", "two.example");

        MailHarvest second = harvest(none.position(), Mailbox.Take.NEW);

        assertThat(none.parts()).isEmpty();
        assertThat(second.uids()).containsExactly(2L);
        assertThat(second.parts().getFirst().file()).content().contains("two.example");
    }

    @Test
    void aPositionOfOtherNumbersBeginsAnewAndSaysSo() throws Exception {
        deliver("one", "one.example");

        MailHarvest harvest = harvest("1:99", Mailbox.Take.NEW);

        assertThat(harvest.uids()).containsExactly(1L);
        assertThat(harvest.notes().toString()).contains("numbered its messages anew");
    }

    @Test
    void readingMarksNothingUntilItIsSettled() throws Exception {
        deliver("one", "one.example");
        MailHarvest harvest = harvest(null, Mailbox.Take.UNSEEN);
        List<Boolean> before = seen("INBOX");

        mailbox().settle(harvest, new Mailbox.After.Mark());

        assertThat(before).containsExactly(false);
        assertThat(seen("INBOX")).containsExactly(true);
        assertThat(harvest(null, Mailbox.Take.UNSEEN).parts()).isEmpty();
    }

    @Test
    void readMessagesMoveToAFolderThatIsMadeForThem() throws Exception {
        deliver("one", "one.example");
        MailHarvest harvest = harvest(null, Mailbox.Take.NEW);
        deliver("two", "two.example");

        mailbox().settle(harvest, new Mailbox.After.Move("Done"));

        assertThat(seen("INBOX")).containsExactly(false);
        assertThat(seen("Done")).containsExactly(true);
        assertThat(mailbox().folders()).anyMatch(name -> name.startsWith("Done (1"));
    }

    /// Returns for each message of a folder whether it was seen.
    private List<Boolean> seen(String name) throws MessagingException {
        List<Boolean> seen = new ArrayList<>();
        try (var store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", server.getImap().getPort(), "intel", "pass phrase");
            try (var mails = store.getFolder(name)) {
                mails.open(Folder.READ_ONLY);
                for (Message message : mails.getMessages()) {
                    seen.add(message.isSet(Flags.Flag.SEEN));
                }
            }
        }
        return seen;
    }

    @Test
    void aWrongPasswordIsExplained() {
        Mailbox wrong = mailbox("/INBOX", Reach.INSIDE_TOO, "wrong pass");

        assertThatThrownBy(wrong::folders)
                .hasMessageContaining("does not accept the user and password")
                .message()
                .doesNotContain("wrong pass");
    }

    @Test
    void aFolderThatIsNotThereIsExplained() throws IOException {
        Mailbox absent = mailbox("/Nowhere", Reach.INSIDE_TOO, "pass phrase");
        Path empty = Files.createTempDirectory(folder, "run");

        assertThatThrownBy(
                        () ->
                                absent.harvest(
                                        null,
                                        Mailbox.Take.NEW,
                                        MessageParts.Wanted.ATTACHMENTS,
                                        empty,
                                        ROOM,
                                        10))
                .hasMessageContaining("no folder Nowhere");
    }

    @Test
    void aMailboxInsideTheNetworkIsRefusedUntilItIsAllowed() {
        Mailbox outside = mailbox("/INBOX", Reach.OUTSIDE, "pass phrase");

        assertThatThrownBy(outside::folders).isInstanceOf(java.net.UnknownHostException.class);
    }
}
