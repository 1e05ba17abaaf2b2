package io.tipstaff.benchmarks;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.matcher.IndexCompiler;
import io.tipstaff.matcher.IndexEntry;
import io.tipstaff.matcher.IndexSummary;
import io.tipstaff.matcher.IndicatorIndex;
import io.tipstaff.matcher.ScanOptions;
import io.tipstaff.matcher.Scanner;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/// Generates what is measured, and measures the matcher. `benchmarks/matcher.sh` calls it; each
/// command prints one line of JSON.
public final class MatcherBenchmark {

    private static final int CHUNK = 1 << 18;
    private static final int BATCH = 100_000;

    private MatcherBenchmark() {}

    /// Runs one command: `log FILE BYTES INDICATORS`, `list FILE INDICATORS`, `build FILE
    /// INDICATORS`, `open FILE`, `scan FILE LOG THREADS SECONDS`, `lookup FILE INDICATORS`,
    /// `threads LOG`, `read LOG SECONDS`.
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "log" -> log(file, number(arguments[2]), number(arguments[3]));
            case "list" -> list(file, number(arguments[2]));
            case "build" -> build(file, number(arguments[2]));
            case "open" -> open(file);
            case "scan" ->
                    scan(
                            file,
                            Path.of(arguments[2]),
                            (int) number(arguments[3]),
                            number(arguments[4]));
            case "lookup" -> lookup(file, number(arguments[2]));
            case "threads" -> ThreadControl.print(file);
            case "read" -> read(file, number(arguments[2]));
            default -> throw new IllegalArgumentException("unknown command: " + arguments[0]);
        }
    }

    private static long number(String text) {
        return Long.parseLong(text);
    }

    private static void log(Path file, long bytes, long indicators) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), CHUNK)) {
            new LogMix(1, indicators).write(out, bytes);
        }
    }

    /// Writes the canonical texts, one a line, as the peers read them.
    private static void list(Path file, long indicators) throws IOException {
        try (var out =
                new PrintStream(
                        new BufferedOutputStream(Files.newOutputStream(file), CHUNK),
                        false,
                        StandardCharsets.US_ASCII)) {
            for (long i = 0; i < indicators; i++) {
                out.print(IndicatorMix.indicator(i).canonical() + "\n");
            }
        }
    }

    private static void build(Path file, long indicators) throws IOException {
        Path work = Files.createTempDirectory(file.toAbsolutePath().getParent(), "build");
        double cpu = 0;
        double wall = 0;
        IndexSummary summary;
        try (var compiler = new IndexCompiler(work)) {
            for (long from = 0; from < indicators; from += BATCH) {
                List<Indicator> batch = new ArrayList<>();
                for (long i = from; i < Math.min(from + BATCH, indicators); i++) {
                    batch.add(IndicatorMix.indicator(i));
                }
                var clock = new CpuClock();
                for (int i = 0; i < batch.size(); i++) {
                    compiler.add(new IndexEntry(batch.get(i), from + i, 1));
                }
                cpu += clock.cpuSeconds();
                wall += clock.wallSeconds();
            }
            var clock = new CpuClock();
            summary = compiler.publish(file);
            cpu += clock.cpuSeconds();
            wall += clock.wallSeconds();
        }
        Files.delete(work);
        new Figures()
                .put("indicators", (double) summary.indicators())
                .put("bytes", (double) summary.bytes())
                .put("bytesPerIndicator", (double) summary.bytes() / summary.indicators())
                .put("cpuSeconds", cpu)
                .put("wallSeconds", wall)
                .put("indicatorsPerCpuSecond", indicators / cpu)
                .print();
    }

    private static void open(Path file) throws IOException {
        double best = Double.MAX_VALUE;
        double first = 0;
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            IndicatorIndex.open(file).close();
            double millis = (System.nanoTime() - start) / 1e6;
            first = i == 0 ? millis : first;
            best = Math.min(best, millis);
        }
        new Figures().put("firstMillis", first).put("bestMillis", best).print();
    }

    private static void scan(Path file, Path log, int threads, long seconds) throws Exception {
        List<byte[]> chunks = chunks(log);
        long bytes = Files.size(log);
        try (IndicatorIndex index = IndicatorIndex.open(file)) {
            var matches = new LongAdder();
            pass(index, chunks, matches);
            for (var warmUp = new CpuClock(); warmUp.wallSeconds() < seconds; ) {
                pass(index, chunks, new LongAdder());
            }
            int rounds = 0;
            long leastNanos = Long.MAX_VALUE;
            long leastWall = Long.MAX_VALUE;
            var cpuNanos = new LongAdder();
            var clock = new CpuClock();
            while (rounds == 0 || clock.wallSeconds() < seconds) {
                long before = cpuNanos.sum();
                long start = System.nanoTime();
                passes(index, chunks, threads, cpuNanos);
                leastNanos = Math.min(leastNanos, cpuNanos.sum() - before);
                leastWall = Math.min(leastWall, System.nanoTime() - start);
                rounds++;
            }
            double scanned = (double) bytes * rounds * threads / 1e9;
            new Figures()
                    .put("matches", (double) matches.sum())
                    .put("rounds", rounds)
                    .put("gigabytesPerCpuSecond", scanned / (cpuNanos.sum() / 1e9))
                    .put("bestGigabytesPerCpuSecond", (double) bytes * threads / leastNanos)
                    .put("bestGigabytesPerSecond", (double) bytes * threads / leastWall)
                    .put("gigabytesPerProcessCpuSecond", scanned / clock.cpuSeconds())
                    .put("gigabytesPerSecond", scanned / clock.wallSeconds())
                    .print();
        }
    }

    private static void passes(
            IndicatorIndex index, List<byte[]> chunks, int threads, LongAdder cpuNanos)
            throws InterruptedException {
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            running.add(
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        pass(index, chunks, new LongAdder());
                                        cpuNanos.add(
                                                ManagementFactory.getThreadMXBean()
                                                        .getCurrentThreadCpuTime());
                                    }));
        }
        for (Thread thread : running) {
            thread.join();
        }
    }

    private static void pass(IndicatorIndex index, List<byte[]> chunks, LongAdder matches) {
        var scanner = new Scanner(index, ScanOptions.DEFAULT);
        for (byte[] chunk : chunks) {
            scanner.scan(chunk, 0, chunk.length, match -> matches.increment());
        }
        scanner.finish(match -> matches.increment());
    }

    private static List<byte[]> chunks(Path log) throws IOException {
        List<byte[]> chunks = new ArrayList<>();
        try (InputStream in = Files.newInputStream(log)) {
            for (byte[] chunk = in.readNBytes(CHUNK);
                    chunk.length > 0;
                    chunk = in.readNBytes(CHUNK)) {
                chunks.add(chunk);
            }
        }
        return chunks;
    }

    private static void lookup(Path file, long indicators) throws IOException {
        List<Indicator> wanted = new ArrayList<>();
        var dice = new Dice(9);
        for (int i = 0; i < BATCH; i++) {
            wanted.add(IndicatorMix.indicator((dice.next() >>> 1) % indicators));
        }
        try (IndicatorIndex index = IndicatorIndex.open(file)) {
            long found = 0;
            double best = Double.MAX_VALUE;
            for (int round = 0; round < 20; round++) {
                long start = System.nanoTime();
                for (Indicator indicator : wanted) {
                    found += index.find(indicator).isPresent() ? 1 : 0;
                }
                best = Math.min(best, (double) (System.nanoTime() - start) / BATCH);
            }
            new Figures().put("found", found / 20.0 / BATCH).put("nanosPerLookup", best).print();
        }
    }

    /// Reads every byte once: the sum of all longs of the log, in memory.
    private static void read(Path log, long seconds) throws IOException {
        List<byte[]> chunks = chunks(log);
        var clock = new CpuClock();
        long sum = 0;
        int rounds = 0;
        while (clock.wallSeconds() < seconds) {
            for (byte[] chunk : chunks) {
                sum += LongSum.of(chunk);
            }
            rounds++;
        }
        double gigabytes = (double) Files.size(log) * rounds / 1e9;
        new Figures()
                .put("sum", Long.toHexString(sum))
                .put("gigabytesPerCpuSecond", gigabytes / clock.cpuSeconds())
                .print();
    }
}
