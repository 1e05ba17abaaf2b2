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
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
        making.lock();
        try {
            return requireNonNull(snapshot.execute(_ -> newest(feed, format, clearance)));
        } finally {
            making.unlock();
        }
    }

    private FeedFile newest(PublishedFeed feed, Format format, Tlp clearance) {
        State state = members.state(feed, clearance);
        String kept = feed.code() + "-" + clearance.name().toLowerCase(Locale.ROOT) + "-";
        Path file = folder.resolve(kept + state.version() + "." + format.extension() + ".gz");
        try {
            if (!Files.exists(file)) {
                make(file, feed, format, clearance, state);
                removeOlder(kept, format, file);
            }
            return new FeedFile(
                    feed,
                    format,
                    state.version(),
                    state.records(),
                    file,
                    Files.size(file),
                    sha256(file));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot make the file of " + feed.code(), failed);
        }
    }

    private void make(Path file, PublishedFeed feed, Format format, Tlp clearance, State state)
            throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".part");
        Instant made = state.changedAt() == null ? Instant.EPOCH : state.changedAt();
        DocumentInfo info = info(feed, format, made);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(partial), 1 << 16);
                FeedWriter writer = FeedWriter.open(format, out, info)) {
            members.each(feed, clearance, member -> write(writer, format, member));
        }
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
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

    private void removeOlder(String kept, Format format, Path newest) throws IOException {
        String ending = "." + format.extension() + ".gz";
        List<Path> older;
        try (Stream<Path> files = Files.list(folder)) {
            older =
                    files.filter(one -> one.getFileName().toString().startsWith(kept))
                            .filter(
                                    one ->
                                            one.getFileName()
                                                    .toString()
                                                    .substring(kept.length())
                                                    .matches("\\d+" + Pattern.quote(ending)))
                            .filter(one -> !one.equals(newest))
                            .toList();
        }
        for (Path one : older) {
            Files.deleteIfExists(one);
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in =
                new DigestInputStream(
                        Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
