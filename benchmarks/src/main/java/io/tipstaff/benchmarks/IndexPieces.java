package io.tipstaff.benchmarks;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.ParseResult;
import io.tipstaff.matcher.IndexCompiler;
import io.tipstaff.matcher.IndexEntry;
import io.tipstaff.matcher.IndexSummary;
import io.tipstaff.matcher.IndicatorIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// What the parts of an index cost: reading 100,000 indicators, compiling them, opening the file.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "--add-modules", "jdk.incubator.vector"})
public class IndexPieces {

    private static final int INDICATORS = 100_000;

    private final List<Indicator> indicators = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private Path folder = Path.of("");

    /// Makes the indicators and an index.
    @Setup
    public void prepare() throws IOException {
        for (int i = 0; i < INDICATORS; i++) {
            indicators.add(IndicatorMix.indicator(i));
            texts.add(indicators.getLast().canonical());
        }
        folder = Files.createTempDirectory("pieces");
        compile();
    }

    /// Reads all texts as indicators of whatever kind.
    @Benchmark
    public long parse() {
        long parsed = 0;
        for (String text : texts) {
            parsed += IndicatorParser.parse(text) instanceof ParseResult.Parsed ? 1 : 0;
        }
        return parsed;
    }

    /// Compiles and publishes an index.
    @Benchmark
    public final IndexSummary compile() throws IOException {
        try (var compiler = new IndexCompiler(folder)) {
            for (int i = 0; i < INDICATORS; i++) {
                compiler.add(new IndexEntry(indicators.get(i), i, 0));
            }
            return compiler.publish(folder.resolve("index"));
        }
    }

    /// Opens an index, checks all of it, and closes it.
    @Benchmark
    public IndexSummary open() throws IOException {
        try (IndicatorIndex index = IndicatorIndex.open(folder.resolve("index"))) {
            return index.summary();
        }
    }

    /// Deletes the index.
    @TearDown
    public void clear() throws IOException {
        Files.delete(folder.resolve("index"));
        Files.delete(folder);
    }
}
