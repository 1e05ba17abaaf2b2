package io.tipstaff.command;

import io.tipstaff.matcher.IndexRefusedException;
import io.tipstaff.matcher.IndexSummary;
import io.tipstaff.matcher.IndicatorIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The index of feeds, open, with the names of the files that its ids mean: for one run, or kept in
/// a folder for the next ones.
final class CompiledFeeds implements AutoCloseable {

    private static final String INDEX = "feeds.index";

    private final FeedFiles names;
    private final IndicatorIndex index;

    /// What is removed in the end.
    private final @Nullable Path temporary;

    private CompiledFeeds(FeedFiles names, IndicatorIndex index, @Nullable Path temporary) {
        this.names = names;
        this.index = index;
        this.temporary = temporary;
    }

    /// Compiles feeds for one run.
    static CompiledFeeds once(List<Path> feeds, Progress progress) throws IOException {
        FeedFiles files = FeedFiles.of(feeds);
        Path work = temporaryFolder();
        try {
            Path file = work.resolve(INDEX);
            FeedIndex.compile(files, work, file, progress);
            return new CompiledFeeds(files, IndicatorIndex.open(file), work);
        } catch (IOException | RuntimeException failed) {
            remove(work);
            throw failed;
        }
    }

    /// Opens what the folder keeps; compiles the feeds anew if they are others now, or if what is
    /// kept cannot be used.
    ///
    /// @param feeds none to use what is kept, whatever became of its feeds
    static CompiledFeeds kept(Path folder, List<Path> feeds, Progress progress) throws IOException {
        Path file = folder.resolve(INDEX);
        Optional<KeptFeeds> kept = KeptFeeds.read(folder);
        if (feeds.isEmpty()) {
            KeptFeeds known =
                    kept.orElseThrow(
                            () ->
                                    new NoSuchFileException(
                                            "no feeds were compiled into "
                                                    + folder
                                                    + " yet: name them with --feed"));
            return open(known, file, progress)
                    .orElseThrow(
                            () ->
                                    new IOException(
                                            "the index in "
                                                    + folder
                                                    + " cannot be used: name its feeds with --feed"));
        }
        FeedFiles files = FeedFiles.of(feeds);
        Optional<KeptFeeds> same = kept.filter(known -> known.isOf(files));
        if (same.isPresent()) {
            Optional<CompiledFeeds> usable = open(same.get(), file, progress);
            if (usable.isPresent()) {
                return usable.get();
            }
        }
        return compile(files, folder, file, progress);
    }

    private static Optional<CompiledFeeds> open(KeptFeeds kept, Path file, Progress progress)
            throws IOException {
        IndicatorIndex index;
        try {
            index = IndicatorIndex.open(file);
        } catch (IndexRefusedException | NoSuchFileException unusable) {
            progress.note("the kept index is not used: " + unusable.getMessage());
            return Optional.empty();
        }
        IndexSummary summary = index.summary();
        if (!summary.checksum().equals(kept.index())) {
            index.close();
            return Optional.empty();
        }
        progress.note(
                String.format(
                        Locale.ROOT,
                        "%,d indicators of %,d files, compiled before",
                        summary.indicators(),
                        kept.feeds().size()));
        return Optional.of(new CompiledFeeds(kept.names(), index, null));
    }

    private static CompiledFeeds compile(FeedFiles files, Path folder, Path file, Progress progress)
            throws IOException {
        Files.createDirectories(folder);
        Path work = temporaryFolder();
        try {
            // Taken before they are read: a feed that changes meanwhile is another one next time.
            KeptFeeds kept = KeptFeeds.of(files);
            IndexSummary summary = FeedIndex.compile(files, work, file, progress);
            kept.of(summary.checksum()).write(folder);
            return new CompiledFeeds(files, IndicatorIndex.open(file), null);
        } finally {
            remove(work);
        }
    }

    private static Path temporaryFolder() throws IOException {
        return Files.createTempDirectory("tipstaff-match-");
    }

    FeedFiles names() {
        return names;
    }

    IndicatorIndex index() {
        return index;
    }

    @Override
    public void close() throws IOException {
        index.close();
        if (temporary != null) {
            remove(temporary);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
