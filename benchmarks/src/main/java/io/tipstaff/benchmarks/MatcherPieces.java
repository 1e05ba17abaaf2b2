package io.tipstaff.benchmarks;

import static java.util.Objects.requireNonNull;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.Kind;
import io.tipstaff.matcher.IndexCompiler;
import io.tipstaff.matcher.IndexEntry;
import io.tipstaff.matcher.IndicatorIndex;
import io.tipstaff.matcher.ScanOptions;
import io.tipstaff.matcher.Scanner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// What the parts of a scan cost: 4 MiB of log with only some kinds wanted, and one lookup.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "--add-modules", "jdk.incubator.vector"})
public class MatcherPieces {

    private static final int INDICATORS = 1_000_000;
    private static final int LOG_BYTES = 1 << 22;

    /// The kinds that are wanted.
    @Param({"none", "names", "addresses", "hashes", "all"})
    public String kinds = "all";

    private @Nullable IndicatorIndex index;
    private @Nullable Scanner scanner;
    private byte[] log = new byte[0];
    private @Nullable Path folder;
    private long number;

    /// Builds an index and a log.
    @Setup
    public void prepare() throws IOException {
        Path work = Files.createTempDirectory("pieces");
        folder = work;
        Path file = work.resolve("index");
        try (var compiler = new IndexCompiler(work)) {
            for (int i = 0; i < INDICATORS; i++) {
                compiler.add(new IndexEntry(IndicatorMix.indicator(i), i, 0));
            }
            compiler.publish(file);
        }
        IndicatorIndex opened = IndicatorIndex.open(file);
        index = opened;
        scanner = new Scanner(opened, ScanOptions.DEFAULT.withKinds(wanted()));
        var out = new ByteArrayOutputStream();
        new LogMix(1, INDICATORS).write(out, LOG_BYTES);
        log = out.toByteArray();
    }

    private Set<Kind> wanted() {
        return switch (kinds) {
            case "none" -> Set.of();
            case "names" -> EnumSet.of(Kind.DOMAIN, Kind.HOST, Kind.EMAIL, Kind.URL, Kind.URL_MASK);
            case "addresses" -> EnumSet.of(Kind.IPV4, Kind.IPV6, Kind.NETWORK, Kind.ENDPOINT);
            case "hashes" -> EnumSet.of(Kind.MD5, Kind.SHA1, Kind.SHA256);
            default -> EnumSet.allOf(Kind.class);
        };
    }

    /// Scans 4 MiB.
    @Benchmark
    public long scan() {
        long[] matches = {0};
        requireNonNull(scanner).scan(log, 0, log.length, match -> matches[0]++);
        return matches[0];
    }

    /// Makes an indicator and looks it up.
    @Benchmark
    public boolean lookup() {
        number = (number + 7919) % INDICATORS;
        Indicator indicator = IndicatorMix.indicator(number);
        return requireNonNull(index).find(indicator).isPresent();
    }

    /// Deletes the index.
    @TearDown
    public void clear() throws IOException {
        requireNonNull(index).close();
        Path work = requireNonNull(folder);
        Files.delete(work.resolve("index"));
        Files.delete(work);
    }
}
