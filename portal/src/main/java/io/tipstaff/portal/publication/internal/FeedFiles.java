package io.tipstaff.portal.publication.internal;

import static java.util.Objects.requireNonNull;

import io.tipstaff.exchange.write.DocumentInfo;
import io.tipstaff.exchange.write.FeedWriter;
import io.tipstaff.exchange.write.FeedWriter.Format;
import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.home.Home;
import io.tipstaff.portal.publication.PublishedFeed;
import io.tipstaff.portal.publication.internal.JdbcMembers.Member;
import io.tipstaff.portal.publication.internal.JdbcMembers.State;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Feeds as files, packed with gzip: made when somebody first wants this version in this format up
/// to this marking, and kept until there is a newer one.
///
/// The same version gives the same bytes. One file is made at a time.
@Component
public class FeedFiles {

    /// A feed as a file.
    ///
    /// @param packed the file, packed with gzip
    /// @param sha256 of the file, in hex
    public record FeedFile(
            PublishedFeed feed,
            Format format,
            long version,
            long records,
            Path packed,
            long bytes,
            String sha256) {

        /// Returns the name under which it is saved.
        public String name() {
            return feed.code() + "." + format.extension();
        }
    }

    private final JdbcMembers members;
    private final Path folder;
    private final TransactionTemplate snapshot;
    private final ReentrantLock making = new ReentrantLock();

    FeedFiles(JdbcMembers members, Home home, PlatformTransactionManager transactions) {
        this.members = members;
        this.folder = home.privateFolder("published");
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
    }

    /// Returns what the feed is up to this marking.
    public FeedState state(PublishedFeed feed, Tlp clearance) {
        State state = members.state(feed, clearance);
        return new FeedState(state.version(), state.records(), state.changedAt());
    }

    /// Returns the newest version of a feed.
    public FeedFile file(PublishedFeed feed, Format format, Tlp clearance) {
        State state = members.state(feed, clearance);
        Path file = path(feed, format, clearance, state);
        if (!Files.exists(hashOf(file))) {
            state = make(feed, format, clearance);
            file = path(feed, format, clearance, state);
        }
        try {
            return new FeedFile(
                    feed,
                    format,
                    state.version(),
                    state.records(),
                    file,
                    Files.size(file),
                    Files.readString(hashOf(file)));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read the file of " + feed.code(), failed);
        }
    }

    private Path path(PublishedFeed feed, Format format, Tlp clearance, State state) {
        return folder.resolve(
                prefix(feed, clearance) + state.version() + "." + format.extension() + ".gz");
    }

    private static String prefix(PublishedFeed feed, Tlp clearance) {
        return feed.code() + "-" + clearance.name().toLowerCase(Locale.ROOT) + "-";
    }

    /// The SHA-256 of a file lies beside it, written last: a file without it is not whole.
    private static Path hashOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".sha256");
    }

    /// Makes the newest version, unless somebody else has just done so; returns what it is.
    private State make(PublishedFeed feed, Format format, Tlp clearance) {
        making.lock();
        try {
            return requireNonNull(
                    snapshot.execute(
                            _ -> {
                                State state = members.state(feed, clearance);
                                Path file = path(feed, format, clearance, state);
                                if (!Files.exists(hashOf(file))) {
                                    write(file, feed, format, clearance, state);
                                    removeOld(prefix(feed, clearance));
                                }
                                return state;
                            }));
        } finally {
            making.unlock();
        }
    }

    private void write(Path file, PublishedFeed feed, Format format, Tlp clearance, State state) {
        Path partial = file.resolveSibling(file.getFileName() + ".part");
        Instant made = state.changedAt() == null ? Instant.EPOCH : state.changedAt();
        DocumentInfo info = info(feed, format, made);
        MessageDigest sha256 = sha256();
        try {
            try (OutputStream out =
                            new GZIPOutputStream(
                                    new DigestOutputStream(Files.newOutputStream(partial), sha256),
                                    1 << 16);
                    FeedWriter writer = FeedWriter.open(format, out, info)) {
                members.each(feed, clearance, member -> write(writer, format, member));
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
            Files.writeString(hashOf(file), HexFormat.of().formatHex(sha256.digest()));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot make the file of " + feed.code(), failed);
        }
    }

    /// An indicator has one name in STIX, in whatever feed it is; other documents are told apart.
    private static DocumentInfo info(PublishedFeed feed, Format format, Instant made) {
        String title = "Tipstaff " + feed.code();
        return format == Format.STIX_2_1
                ? StixObjects.info(title, made)
                : new DocumentInfo(
                        UUID.nameUUIDFromBytes(feed.code().getBytes(StandardCharsets.UTF_8)),
                        title,
                        "Tipstaff",
                        made);
    }

    private static void write(FeedWriter writer, Format format, Member member) {
        if (!format.carries(member.record().indicator().kind())) {
            return;
        }
        try {
            writer.write(member.record());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Removes what nobody is reading any more: files of this feed and marking that are older than
    /// an hour.
    private void removeOld(String prefix) {
        Instant old = Instant.now().minus(Duration.ofHours(1));
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> removed =
                    files.filter(
                                    one ->
                                            one.getFileName()
                                                    .toString()
                                                    .matches(Pattern.quote(prefix) + "\\d+\\..+"))
                            .filter(one -> one.toFile().lastModified() < old.toEpochMilli())
                            .toList();
            for (Path one : removed) {
                Files.deleteIfExists(one);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot remove old files of " + prefix, failed);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
