package io.tipstaff.benchmarks;

import io.tipstaff.benchmarks.FeedFile.Range;
import io.tipstaff.portal.feeds.Import;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/// Measures imports into a store that is large already. `benchmarks/portal.sh` calls it; its last
/// line is one JSON object.
///
/// The whole program runs, with its own database on a folder that is kept: the store is filled
/// once. Each figure is of one import from the moment it began until it was committed. Assessing
/// (with the whitelists), the index, published feeds and similarity follow an import; the next one
/// waits for them, and how long all of them took for the first is a figure of its own.
public final class ImportBenchmark {

    /// As many as the trails of maltrail held in 2025.
    private static final long LIST = 1_600_000;

    private static final int SMALL = 1_000;

    private final LoadedPortal portal;
    private final Path folder;
    private final long size;
    private final long count;
    private final Figures figures = new Figures();

    private ImportBenchmark(LoadedPortal portal, Path folder, long size, long count) {
        this.portal = portal;
        this.folder = folder;
        this.size = size;
        this.count = count;
    }

    /// Runs with `HOME SIZE COUNT`: home folder, indicators in the store before, records an import.
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]).toAbsolutePath();
        try (var portal = new LoadedPortal(home)) {
            new ImportBenchmark(
                            portal,
                            home.resolve("feeds"),
                            Long.parseLong(arguments[1]),
                            Long.parseLong(arguments[2]))
                    .run();
        }
    }

    private void run() throws Exception {
        new FilledStore(portal, folder).fill(size);
        portal.settle();
        portal.startOver();
        // Numbers that no run before has used, far above those of the filling.
        long base = Instant.now().getEpochSecond() * 100_000_000L;
        Path table = folder.resolve("table.csv");
        figures.put("storedBefore", (double) portal.indicators());

        FeedFile.table(table, new Range(base, count, FeedFile.context(1)));
        long source = portal.add("table " + base, table);
        Import first = portal.firstImport(source);
        measure("new", first);
        figures.put("assessedPerSecond", portal.assessed());
        figures.put("followedSeconds", portal.secondsSince(first) + portal.settle());
        measure("unchanged", portal.refresh(source));

        FeedFile.table(table, new Range(base, count, FeedFile.context(2)));
        measure("changed", portal.refresh(source));
        portal.settle();

        FeedFile.table(
                table,
                new Range(base, count * 8 / 10, FeedFile.context(2)),
                new Range(base + count * 8 / 10, count / 10, FeedFile.context(3)),
                new Range(base + count, count / 10, FeedFile.context(1)));
        measure("mixed", portal.refresh(source));
        portal.settle();

        Path known = folder.resolve("known.txt");
        FeedFile.list(known, new Range(base, count, FeedFile.plain()));
        long second = portal.add("known " + base, known);
        measure("knownFromOthers", portal.firstImport(second));
        portal.settle();

        Path list = folder.resolve("list.txt");
        FeedFile.list(list, new Range(base + 10_000_000L, LIST, FeedFile.plain()));
        long third = portal.add("list " + base, list);
        Import whole = portal.firstImport(third);
        measure("list", whole);
        portal.settle();

        small(base + 20_000_000L);
        figures.put("storedAfter", (double) portal.indicators());
        figures.put("peakHeapMegabytes", portal.peakHeapBytes() / 1e6);
        portal.remove(source, second, third);
        figures.print();
    }

    /// How long a change of a large store takes until it is matched.
    private void small(long from) throws Exception {
        Path file = folder.resolve("small.txt");
        FeedFile.list(file, new Range(from, SMALL, FeedFile.plain()));
        long source = portal.add("small " + from, file);
        Import done = portal.firstImport(source);
        measure("small", done);
        portal.settle();
        figures.put("smallUntilMatchedSeconds", portal.secondsSince(done));
        portal.remove(source);
    }

    private void measure(String name, Import done) {
        if (done.state() != Import.State.DONE) {
            throw new IllegalStateException(name + " is " + done.state() + ": " + done.problem());
        }
        figures.put(name + "PerSecond", rate(done));
        figures.put(name + "Seconds", seconds(done));
        say(name + ": " + done.counts() + " " + Math.round(rate(done)) + "/s");
        portal.steps()
                .forEach(
                        (step, took) -> {
                            figures.put(name + "." + step, took);
                            say(String.format(Locale.ROOT, "  %-14s %6.2f s", step, took));
                        });
    }

    private static double rate(Import done) {
        return done.counts().records() / seconds(done);
    }

    private static double seconds(Import done) {
        return Math.max(1, Math.toIntExact(done.took(Instant.now()).toMillis())) / 1000.0;
    }

    private static void say(String text) {
        System.err.println("# " + text);
    }
}
