package io.tipstaff.benchmarks;

import io.tipstaff.benchmarks.FeedFile.Range;
import io.tipstaff.portal.feeds.Import;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// Fills the store of a portal with indicators of the numbers from 0 on. Once filled it is only
/// looked at.
record FilledStore(LoadedPortal portal, Path folder) {

    private static final int AT_ONCE = 1_000_000;

    void fill(long size) throws IOException {
        Path file = folder.resolve("fill.csv");
        for (long stored = portal.indicators(); stored < size * 0.99; ) {
            long from = stored;
            FeedFile.table(
                    file, new Range(from, Math.min(AT_ONCE, size - from), FeedFile.context(0)));
            Import done = portal.firstImport(portal.add("fill from " + from, file));
            stored = portal.indicators();
            double seconds = done.took(Instant.now()).toMillis() / 1000.0;
            System.err.println(
                    "# filled " + stored + " at " + Math.round((stored - from) / seconds) + "/s");
        }
        Files.deleteIfExists(file);
    }
}
