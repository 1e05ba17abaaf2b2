package io.tipstaff.portal.feeds.internal;

import io.tipstaff.exchange.FeedFormat;
import io.tipstaff.portal.feeds.Connection;
import io.tipstaff.portal.feeds.Connection.Option;
import io.tipstaff.portal.feeds.Source;
import io.tipstaff.portal.feeds.Transport;
import io.tipstaff.portal.feeds.internal.Documents.Document;
import io.tipstaff.portal.feeds.internal.Documents.Extent;
import io.tipstaff.portal.feeds.internal.Documents.Fault;
import io.tipstaff.portal.feeds.internal.Documents.Missing;
import io.tipstaff.portal.feeds.internal.Documents.Ready;
import io.tipstaff.portal.feeds.internal.Documents.Unchanged;
import io.tipstaff.portal.feeds.mailbox.MailHarvest;
import io.tipstaff.portal.feeds.mailbox.Mailbox;
import io.tipstaff.portal.feeds.mailbox.MailboxAddress;
import io.tipstaff.portal.feeds.mailbox.MessageParts;
import io.tipstaff.portal.feeds.misp.EventMirror;
import io.tipstaff.portal.feeds.misp.MispFeed;
import io.tipstaff.portal.feeds.misp.MispHarvest;
import io.tipstaff.portal.feeds.misp.MispServer;
import io.tipstaff.portal.feeds.taxii.TaxiiHarvest;
import io.tipstaff.portal.feeds.taxii.TaxiiServer;
import io.tipstaff.portal.fetch.Access;
import io.tipstaff.portal.fetch.FetchException;
import io.tipstaff.portal.fetch.Fetcher;
import io.tipstaff.portal.home.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.FileSystemUtils;

/// Sources that come piece by piece: TAXII, MISP and mailboxes.
///
/// Each has a folder of its own. That of MISP is a mirror and stays; the others are emptied once
/// the import has ended.
@Component
class Streams {

    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);
    private static final String TRIAL = "trial-";
    private static final int SAMPLE_MESSAGES = 20;

    private final Fetcher fetcher;
    private final Path root;

    Streams(Home home, Fetcher fetcher) {
        this.root = home.privateFolder("streams");
        this.fetcher = fetcher;
    }

    /// What is wanted of a stream.
    ///
    /// @param address of the source
    /// @param format that the operator fixed, null for none
    /// @param position that was reached, null to begin anew
    private record Want(
            Transport transport,
            String address,
            @Nullable FeedFormat format,
            Connection connection,
            Access access,
            @Nullable String position,
            Path folder,
            long maxBytes,
            Amount amount) {}

    private enum Amount {
        ALL,
        SAMPLE
    }

    /// Returns what a source has to say since the last time; in the transaction of its import.
    Documents of(Source source, Access access, Validators known, long maxBytes) {
        Path folder = folder(source.id());
        if (source.transport() == Transport.TAXII || source.transport() == Transport.MAILBOX) {
            FileSystemUtils.deleteRecursively(folder.toFile());
            whenEnded(() -> FileSystemUtils.deleteRecursively(folder.toFile()));
        }
        return documents(
                new Want(
                        source.transport(),
                        source.location(),
                        source.format(),
                        source.connection(),
                        access,
                        known.position(),
                        folder,
                        maxBytes,
                        Amount.ALL));
    }

    /// Returns the first piece of a source that is not added yet.
    Documents trial(NewSource source, Access access, long maxBytes) {
        return documents(
                new Want(
                        source.transport(),
                        source.location(),
                        source.format(),
                        source.connection(),
                        access,
                        null,
                        root.resolve(TRIAL + UUID.randomUUID()),
                        maxBytes,
                        Amount.SAMPLE));
    }

    /// Removes what [#trial] fetched; other files stay.
    void discardTrial(Path file) {
        Path folder = file.getParent();
        if (folder != null
                && root.equals(folder.getParent())
                && folder.getFileName().toString().startsWith(TRIAL)) {
            FileSystemUtils.deleteRecursively(folder.toFile());
        }
    }

    /// Removes what was kept of a source, so that all is fetched anew.
    void forget(long sourceId) {
        FileSystemUtils.deleteRecursively(folder(sourceId).toFile());
    }

    private Path folder(long sourceId) {
        return root.resolve(Long.toString(sourceId));
    }

    private static void whenEnded(Runnable then) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCompletion(int status) {
                        then.run();
                    }
                });
    }

    private Documents documents(Want want) {
        try {
            Files.createDirectories(want.folder());
            return switch (want.transport()) {
                case TAXII -> taxii(want);
                case MAILBOX -> mailbox(want);
                case MISP_FEED -> mispFeed(want);
                case MISP_SERVER -> mispServer(want);
                case UPLOAD, PATH, URL, INBOX, BUNDLED ->
                        throw new IllegalArgumentException("no stream: " + want.transport());
            };
        } catch (FetchException failed) {
            return Library.missing(failed.failed());
        } catch (UnknownHostException failed) {
            return new Missing(unreachable(failed));
        } catch (IOException failed) {
            return new Missing(
                    want.access().credentials().mask(String.valueOf(failed.getMessage())));
        }
    }

    private static String unreachable(UnknownHostException failed) {
        return "the host is not known, or lies inside this network, which an operator can allow for the source: "
                + failed.getMessage();
    }

    private Documents taxii(Want want) throws IOException {
        TaxiiHarvest harvest =
                new TaxiiServer(fetcher, want.access(), want.address())
                        .harvest(
                                want.address(),
                                want.position(),
                                want.folder(),
                                want.maxBytes(),
                                want.amount() == Amount.ALL ? TaxiiServer.MAX_PAGES : 1);
        if (harvest.pages().isEmpty() && want.position() != null) {
            return new Unchanged("the collection has nothing new");
        }
        Extent extent =
                want.position() == null && harvest.whole() ? Extent.WHOLE : Extent.INCREMENT;
        return new Ready(
                harvest.pages().stream().map(Streams::named).toList(),
                Validators.at(harvest.position()),
                extent,
                harvest.notes());
    }

    private static Document named(Path file) {
        return new Document(file.getFileName().toString(), file);
    }

    private Documents mispFeed(Want want) throws IOException {
        var mirror = new EventMirror(want.folder());
        var feed = new MispFeed(fetcher, want.access(), want.address());
        MispHarvest harvest =
                want.amount() == Amount.ALL
                        ? feed.refresh(mirror, want.maxBytes())
                        : feed.sample(mirror, want.maxBytes());
        boolean same = harvest.notes().isEmpty() && harvest.position().equals(want.position());
        return same ? new Unchanged("no event of the feed has changed") : events(harvest);
    }

    private Documents mispServer(Want want) throws IOException {
        var mirror = new EventMirror(want.folder());
        MispHarvest harvest =
                new MispServer(fetcher, want.access(), want.address())
                        .refresh(
                                mirror,
                                want.position(),
                                want.connection().option(Option.MISP_FILTER, ""),
                                want.maxBytes(),
                                want.amount() == Amount.ALL ? MispServer.MAX_PAGES : 1);
        boolean same = harvest.fetched() == 0 && harvest.position().equals(want.position());
        return same ? new Unchanged("no event has changed") : events(harvest);
    }

    /// Events that were not to be had are asked for again: then the position is not kept.
    private static Documents events(MispHarvest harvest) {
        if (harvest.events().isEmpty()) {
            return new Missing(Fault.EMPTY, "the source has no event that we may read", null);
        }
        return new Ready(
                harvest.events().stream().map(Streams::named).toList(),
                harvest.notes().isEmpty() ? Validators.at(harvest.position()) : Validators.NONE,
                Extent.WHOLE,
                harvest.notes());
    }

    private Documents mailbox(Want want) throws IOException {
        var mailbox = new Mailbox(address(want.address()), want.access());
        MailHarvest harvest =
                mailbox.harvest(
                        want.position(),
                        want.connection().option(Option.MAIL_TAKE, "new").equals("unseen")
                                ? Mailbox.Take.UNSEEN
                                : Mailbox.Take.NEW,
                        wanted(want.format()),
                        want.folder(),
                        want.maxBytes(),
                        want.amount() == Amount.ALL ? Mailbox.MAX_MESSAGES : SAMPLE_MESSAGES);
        if (harvest.parts().isEmpty() && want.position() != null) {
            return new Unchanged("the mailbox folder has no new message");
        }
        if (want.amount() == Amount.ALL) {
            settleOnceStored(mailbox, want, harvest);
        }
        return new Ready(
                harvest.parts().stream()
                        .map(part -> new Document(part.name(), part.file()))
                        .toList(),
                Validators.at(harvest.position()),
                Extent.INCREMENT,
                harvest.notes());
    }

    private static MailboxAddress address(String text) throws IOException {
        return MailboxAddress.parse(text)
                .orElseThrow(
                        () ->
                                new IOException(
                                        "not the address of a mailbox, such as imaps://mail.example/INBOX"));
    }

    /// A fixed format is that of the attachments; then the text around them is not read.
    private static MessageParts.Wanted wanted(@Nullable FeedFormat format) {
        return format == null || format == FeedFormat.MAIL || format == FeedFormat.TEXT
                ? MessageParts.Wanted.TEXT_AND_ATTACHMENTS
                : MessageParts.Wanted.ATTACHMENTS;
    }

    private static void settleOnceStored(Mailbox mailbox, Want want, MailHarvest harvest) {
        Mailbox.After after = after(want.connection());
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        try {
                            mailbox.settle(harvest, after);
                        } catch (IOException failed) {
                            LOG.warn("messages were read, but not marked: {}", failed.getMessage());
                        }
                    }
                });
    }

    private static Mailbox.After after(Connection connection) {
        return switch (connection.option(Option.MAIL_AFTER, "leave")) {
            case "mark" -> new Mailbox.After.Mark();
            case "move" -> new Mailbox.After.Move(connection.option(Option.MAIL_MOVE_TO, "Read"));
            default -> new Mailbox.After.Leave();
        };
    }

    /// Tries the connection of a source and tells what is there.
    ConnectionTrial tryOut(NewSource source, Access access) {
        Path folder = root.resolve(TRIAL + UUID.randomUUID());
        try {
            Files.createDirectories(folder);
            return switch (source.transport()) {
                case TAXII -> {
                    var collections =
                            new TaxiiServer(fetcher, access, source.location())
                                    .collections(source.location(), folder);
                    yield new ConnectionTrial(
                            ConnectionTrial.Outcome.GOOD,
                            "the server offers " + collections.size() + " collections",
                            collections,
                            List.of());
                }
                case MAILBOX -> {
                    List<String> folders =
                            new Mailbox(address(source.location()), access).folders();
                    yield new ConnectionTrial(
                            ConnectionTrial.Outcome.GOOD,
                            "the mailbox has " + folders.size() + " folders",
                            List.of(),
                            folders);
                }
                case MISP_SERVER ->
                        ConnectionTrial.good(
                                "MISP "
                                        + new MispServer(fetcher, access, source.location())
                                                .version(folder));
                case UPLOAD, PATH, URL, INBOX, BUNDLED, MISP_FEED ->
                        ConnectionTrial.bad("the preview tries the connection of such a source");
            };
        } catch (UnknownHostException failed) {
            return ConnectionTrial.bad(unreachable(failed));
        } catch (IOException failed) {
            return ConnectionTrial.bad(
                    access.credentials().mask(String.valueOf(failed.getMessage())));
        } catch (UncheckedIOException failed) {
            return ConnectionTrial.bad(
                    access.credentials().mask(String.valueOf(failed.getMessage())));
        } finally {
            FileSystemUtils.deleteRecursively(folder.toFile());
        }
    }
}
