package io.tipstaff.matcher;

import io.tipstaff.indicator.Indicator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Turns entries into one immutable index file, in memory that does not grow with their number.
///
/// Entries go into sorted runs in a work folder, and runs are merged into the file. The same
/// entries make the same bytes, in whatever order they came. A file appears whole or not at all: it
/// is written beside its target, forced to disk and renamed. Not thread-safe.
public final class IndexCompiler implements AutoCloseable {

    /// Memory for one sorted run, in bytes, unless the caller says otherwise.
    public static final int DEFAULT_RUN_BYTES = 96 << 20;

    private static final int SMALLEST_RUN = 1 << 17;

    private final Path workFolder;
    private final RunBuffer buffer;
    private final List<Path> runs = new ArrayList<>();

    /// @param workFolder an existing folder for this compiler alone; it needs about the size of the
    ///   index twice
    public IndexCompiler(Path workFolder) {
        this(workFolder, DEFAULT_RUN_BYTES);
    }

    /// @param runBytes memory for one sorted run; 128 KiB at least
    public IndexCompiler(Path workFolder, int runBytes) {
        if (runBytes < SMALLEST_RUN) {
            throw new IllegalArgumentException("run too small: " + runBytes);
        }
        this.workFolder = workFolder;
        this.buffer = new RunBuffer(runBytes);
    }

    /// Adds an entry. An indicator that is added with several ids keeps them all.
    public void add(IndexEntry entry) throws IOException {
        put(entry.indicator(), entry.id(), entry.flags(), Change.ADD);
    }

    /// Takes an entry of the previous index out; one that is also added stays.
    public void remove(Indicator indicator, long id) throws IOException {
        put(indicator, id, 0, Change.REMOVE);
    }

    private void put(Indicator indicator, long id, int flags, int role) throws IOException {
        int kind = indicator.kind().number();
        byte[] key = IndicatorKey.of(indicator);
        if (key.length > Short.MAX_VALUE) {
            throw new IllegalArgumentException("indicator too long: " + key.length);
        }
        var change =
                new Change(IndicatorKey.hash(kind, key, key.length), kind, key, id, flags, role);
        if (!buffer.add(change)) {
            spill();
            buffer.add(change);
        }
    }

    private void spill() throws IOException {
        Path run = Files.createTempFile(workFolder, "run", ".tmp");
        runs.add(run);
        buffer.spill(run);
    }

    /// Writes an index of all entries added so far.
    public IndexSummary publish(Path target) throws IOException {
        return publish(target, List.of());
    }

    /// Writes an index of what the previous one holds, without what was removed, with what was
    /// added. Afterwards the compiler is empty.
    public IndexSummary publish(IndicatorIndex previous, Path target) throws IOException {
        return publish(target, List.of(new Run.Previous(previous.entries())));
    }

    private IndexSummary publish(Path target, List<Run> previous) throws IOException {
        if (!buffer.isEmpty()) {
            spill();
        }
        List<Run> all = new ArrayList<>(previous);
        try {
            for (Path run : runs) {
                all.add(new Run.Spilled(run));
            }
            return new IndexWriter(workFolder, target).write(new RunMerge(all));
        } finally {
            for (Run run : all) {
                run.close();
            }
            close();
        }
    }

    /// Deletes what lies in the work folder.
    @Override
    public void close() throws IOException {
        for (Path run : runs) {
            Files.deleteIfExists(run);
        }
        runs.clear();
    }
}
