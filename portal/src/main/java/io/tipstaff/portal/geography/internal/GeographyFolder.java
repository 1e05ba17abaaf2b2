package io.tipstaff.portal.geography.internal;

import io.tipstaff.portal.geography.GeographyChanged;
import io.tipstaff.portal.geography.GeographyDatabase;
import io.tipstaff.portal.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Reads the files of the folder `geography` in the home folder, and reads one again when it
/// changes. A file that cannot be read leaves its older form in use and says why.
@Component
class GeographyFolder {

    /// Name of the folder in the home folder.
    static final String NAME = "geography";

    private static final Logger LOG = LoggerFactory.getLogger(GeographyFolder.class);
    private static final long LARGEST = 1L << 30;
    private static final int MOST_FILES = 16;

    /// A file as it was when it was read last.
    private record Loaded(
            Path path, Stamp stamp, @Nullable GeographyFile content, @Nullable String problem) {

        GeographyDatabase described() {
            Provenance provenance = Provenance.of(path);
            @Nullable Instant built = content == null ? null : content.builtAt();
            if (built == null) {
                built = provenance.builtAt();
            }
            return new GeographyDatabase(
                    path.getFileName().toString(),
                    content == null ? Set.of() : content.tells(),
                    content == null ? "" : (content.type() + " " + provenance.version()).strip(),
                    built == null ? stamp.changedAt() : built,
                    provenance.attribution(),
                    provenance.link(),
                    problem);
        }
    }

    /// A file is new when one of these is.
    private record Stamp(Instant changedAt, long size) {}

    /// A file in use, with its name.
    record Named(String name, GeographyFile content, String edition) {}

    private final Path folder;
    private final ApplicationEventPublisher events;
    private final CountDownLatch firstRead = new CountDownLatch(1);
    private volatile List<Loaded> loaded = List.of();
    private volatile List<Named> inUse = List.of();

    GeographyFolder(Home home, ApplicationEventPublisher events) {
        this.folder = home.privateFolder(NAME);
        this.events = events;
    }

    /// Returns the files in use by their names; waits till they were read for the first time.
    List<Named> files() {
        try {
            firstRead.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while files were read", interrupted);
        }
        return inUse;
    }

    List<GeographyDatabase> described() {
        return loaded.stream().map(Loaded::described).toList();
    }

    /// Looks whether something changed. One thread does it: the scheduler's.
    @Scheduled(fixedDelay = 5_000)
    void look() {
        try {
            List<Loaded> now = read();
            if (!now.equals(loaded)) {
                loaded = now;
                inUse = now.stream().flatMap(one -> named(one).stream()).toList();
                firstRead.countDown();
                events.publishEvent(new GeographyChanged());
            }
        } catch (IOException failed) {
            LOG.warn("cannot look into {}", folder, failed);
        } finally {
            firstRead.countDown();
        }
    }

    private static Optional<Named> named(Loaded one) {
        GeographyFile content = one.content();
        if (content == null) {
            return Optional.empty();
        }
        String name = one.path().getFileName().toString();
        return Optional.of(
                new Named(
                        name, content, name + " " + one.stamp().size() + " " + content.builtAt()));
    }

    private List<Loaded> read() throws IOException {
        Map<Path, Loaded> before = new HashMap<>();
        loaded.forEach(one -> before.put(one.path(), one));
        List<Loaded> now = new ArrayList<>();
        for (Path path : paths()) {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            var stamp = new Stamp(attributes.lastModifiedTime().toInstant(), attributes.size());
            Loaded old = before.get(path);
            now.add(old != null && old.stamp().equals(stamp) ? old : read(path, stamp, old));
        }
        return now;
    }

    private List<Path> paths() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> isMmdb(file) || file.toString().endsWith(".csv"))
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
        }
    }

    private static boolean isMmdb(Path file) {
        return file.toString().endsWith(".mmdb");
    }

    private static Loaded read(Path path, Stamp stamp, @Nullable Loaded old) {
        try {
            if (stamp.size() > LARGEST) {
                throw new IOException("more than 1 GiB");
            }
            GeographyFile content = isMmdb(path) ? MmdbFile.read(path) : RangeFile.read(path);
            LOG.info("read {}: {}", path, content.tells());
            return new Loaded(path, stamp, content, null);
        } catch (IOException unreadable) {
            LOG.warn("cannot read {}: {}", path, unreadable.getMessage());
            GeographyFile kept = old == null ? null : old.content();
            return new Loaded(path, stamp, kept, String.valueOf(unreadable.getMessage()));
        }
    }
}
