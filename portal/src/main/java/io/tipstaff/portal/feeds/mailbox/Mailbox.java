package io.tipstaff.portal.feeds.mailbox;

import io.tipstaff.portal.fetch.Access;
import io.tipstaff.portal.fetch.Credentials;
import io.tipstaff.portal.fetch.Reach;
import io.tipstaff.portal.fetch.Trust;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;

/// A folder of an IMAP mailbox (RFC 9051, RFC 3501), always reached directly: HTTP proxies do not
/// carry IMAP.
///
/// Messages are read without being marked. What becomes of them is done by [#settle], once what
/// they said is in the store.
public final class Mailbox {

    /// So many messages are read at one time.
    public static final int MAX_MESSAGES = 5_000;

    private static final String TIMEOUT = "60000";
    private static final String CONNECT_TIMEOUT = "20000";

    /// Which messages are taken.
    public enum Take {
        /// Those that came since the last time.
        NEW,
        /// Of these, those that nobody has seen.
        UNSEEN
    }

    /// What becomes of messages that were read.
    public sealed interface After {

        /// They stay as they are.
        record Leave() implements After {}

        /// They are marked as seen.
        record Mark() implements After {}

        /// They go to another folder.
        record Move(String folder) implements After {}
    }

    private final MailboxAddress address;
    private final Access access;

    public Mailbox(MailboxAddress address, Access access) {
        this.address = address;
        this.access = access;
    }

    /// Lists the folders of the mailbox, with how many messages each holds.
    ///
    /// @throws IOException saying why it cannot be opened
    public List<String> folders() throws IOException {
        try (Store store = connect()) {
            List<String> names = new ArrayList<>();
            for (Folder folder : store.getDefaultFolder().list("*")) {
                boolean holds = (folder.getType() & Folder.HOLDS_MESSAGES) != 0;
                names.add(
                        folder.getFullName()
                                + (holds ? " (" + folder.getMessageCount() + ")" : ""));
            }
            return names;
        } catch (MessagingException failed) {
            throw explained(failed);
        }
    }

    /// Reads the messages that came since a position.
    ///
    /// @param folder empty; receives texts and attachments
    /// @throws IOException saying why they cannot be had
    public MailHarvest harvest(
            @Nullable String position,
            Take take,
            MessageParts.Wanted wanted,
            Path folder,
            long maxBytes,
            int maxMessages)
            throws IOException {
        try (Store store = connect();
                Folder mails = open(store, Folder.READ_ONLY)) {
            UIDFolder numbered = (UIDFolder) mails;
            MailPosition at = MailPosition.of(position, numbered.getUIDValidity());
            var parts = new MessageParts(wanted, folder, maxBytes);
            if (position != null && !MailPosition.isOf(position, at.validity())) {
                parts.note("the server numbered its messages anew; all are read again");
            }
            List<Long> read = new ArrayList<>();
            for (Message mail : numbered.getMessagesByUID(at.lastUid() + 1, UIDFolder.LASTUID)) {
                long uid = numbered.getUID(mail);
                if (uid <= at.lastUid()) {
                    continue; // a range past the end brings the last message (RFC 9051, 9)
                }
                if (read.size() >= maxMessages || parts.isFull()) {
                    parts.note("more messages wait; they are read at the next import");
                    break;
                }
                if (take == Take.NEW || !mail.isSet(Flags.Flag.SEEN)) {
                    parts.add(mail, uid);
                    read.add(uid);
                }
                at = at.advancedTo(uid);
            }
            return new MailHarvest(parts.parts(), at.toString(), read, parts.notes());
        } catch (MessagingException failed) {
            throw explained(failed);
        }
    }

    /// Marks or moves the messages that were read.
    ///
    /// @throws IOException saying why it cannot be done
    public void settle(MailHarvest harvest, After after) throws IOException {
        if (after instanceof After.Leave || harvest.uids().isEmpty()) {
            return;
        }
        try (Store store = connect();
                Folder mails = open(store, Folder.READ_WRITE)) {
            UIDFolder numbered = (UIDFolder) mails;
            if (!MailPosition.isOf(harvest.position(), numbered.getUIDValidity())) {
                return;
            }
            long[] uids = harvest.uids().stream().mapToLong(Long::longValue).toArray();
            Message[] read =
                    Stream.of(numbered.getMessagesByUID(uids))
                            .filter(Objects::nonNull)
                            .toArray(Message[]::new);
            mails.setFlags(read, new Flags(Flags.Flag.SEEN), true);
            if (after instanceof After.Move(String name)) {
                move((IMAPFolder) mails, read, target(store, name));
            }
        } catch (MessagingException failed) {
            throw explained(failed);
        }
    }

    private static Folder target(Store store, String name) throws IOException, MessagingException {
        Folder target = store.getFolder(written(store, name));
        if (!target.exists() && !target.create(Folder.HOLDS_MESSAGES)) {
            throw new IOException("the folder " + name + " cannot be made");
        }
        return target;
    }

    /// Without MOVE the messages are copied and marked as deleted; only these are removed for good,
    /// and only where the server can remove single ones.
    private static void move(IMAPFolder from, Message[] read, Folder target)
            throws MessagingException {
        var store = (IMAPStore) from.getStore();
        if (store.hasCapability("MOVE")) {
            from.moveMessages(read, target);
            return;
        }
        from.copyMessages(read, target);
        from.setFlags(read, new Flags(Flags.Flag.DELETED), true);
        if (store.hasCapability("UIDPLUS")) {
            from.expunge(read);
        }
    }

    private Folder open(Store store, int mode) throws MessagingException {
        Folder folder = store.getFolder(written(store, address.folder()));
        folder.open(mode);
        return folder;
    }

    private static String written(Store store, String folder) throws MessagingException {
        return folder.replace('/', store.getDefaultFolder().getSeparator());
    }

    private Store connect() throws IOException, MessagingException {
        if (!(access.credentials() instanceof Credentials.Basic basic)) {
            throw new IOException("a mailbox needs a user and a password");
        }
        InetAddress[] checked = access.reach().resolve(address.host());
        boolean tls = address.security() == MailboxAddress.Security.TLS;
        String protocol = tls ? "imaps" : "imap";
        Store store = Session.getInstance(properties("mail." + protocol)).getStore(protocol);
        store.connect(
                checked[0].getHostAddress(),
                address.port(),
                basic.user(),
                basic.password().reveal());
        return store;
    }

    /// The connection goes to the very address that was checked; without TLS it is only made inside
    /// the centre's own network.
    private Properties properties(String prefix) {
        var properties = new Properties();
        properties.put(prefix + ".connectiontimeout", CONNECT_TIMEOUT);
        properties.put(prefix + ".timeout", TIMEOUT);
        properties.put(prefix + ".writetimeout", TIMEOUT);
        properties.put(prefix + ".peek", "true");
        properties.put(prefix + ".partialfetch", "true");
        properties.put(prefix + ".socketFactory.fallback", "false");
        properties.put(prefix + ".starttls.enable", "true");
        properties.put(
                prefix + ".starttls.required", Boolean.toString(access.reach() == Reach.OUTSIDE));
        properties.put(
                prefix + ".ssl.socketFactory",
                new TlsToHost(Trust.context(access).getSocketFactory(), address.host()));
        return properties;
    }

    private IOException explained(MessagingException failed) {
        String where = address.host();
        String why =
                switch (failed) {
                    case AuthenticationFailedException _ ->
                            where + " does not accept the user and password";
                    case FolderNotFoundException _ ->
                            "there is no folder " + address.folder() + " in the mailbox";
                    default ->
                            "the mailbox at "
                                    + where
                                    + " cannot be read: "
                                    + access.credentials().mask(rootMessage(failed));
                };
        return failed.getCause() instanceof UnknownHostException unknown
                ? unknown
                : new IOException(why, failed);
    }

    private static String rootMessage(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String text =
                root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return text.toLowerCase(Locale.ROOT).contains("starttls")
                ? text + "; the server offers no TLS, which is needed outside the own network"
                : text;
    }
}
