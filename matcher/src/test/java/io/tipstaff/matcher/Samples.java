package io.tipstaff.matcher;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.ParseResult.Parsed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Small indexes and scans for the tests.
final class Samples {

    private Samples() {}

    /// Returns the seed to use: that of the property `seed`, or a new one, which is printed.
    static long seed() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed " + seed);
        return seed;
    }

    static Indicator indicator(String text) {
        if (IndicatorParser.parse(text) instanceof Parsed(Indicator indicator)) {
            return indicator;
        }
        throw new IllegalArgumentException(IndicatorParser.parse(text) + ": " + text);
    }

    static List<Indicator> indicators(String... texts) {
        List<Indicator> indicators = new ArrayList<>();
        for (String text : texts) {
            indicators.add(indicator(text));
        }
        return indicators;
    }

    static IndicatorIndex indexOf(Path folder, Collection<? extends Indicator> indicators)
            throws IOException {
        List<IndexEntry> entries = new ArrayList<>();
        for (Indicator indicator : indicators) {
            entries.add(new IndexEntry(indicator, entries.size(), 0));
        }
        return index(folder, entries);
    }

    static IndicatorIndex index(Path folder, Collection<IndexEntry> entries) throws IOException {
        Path file = Files.createTempDirectory(folder, "index").resolve("index");
        try (var compiler = new IndexCompiler(folder, 1 << 20)) {
            for (IndexEntry entry : entries) {
                compiler.add(entry);
            }
            compiler.publish(file);
        }
        return IndicatorIndex.open(file);
    }

    static List<Match> scan(IndicatorIndex index, ScanOptions options, byte[] log) {
        List<Match> matches = new ArrayList<>();
        var scanner = new Scanner(index, options);
        scanner.scan(log, 0, log.length, matches::add);
        scanner.finish(matches::add);
        return matches;
    }

    static Set<Oracle.Expected> expected(List<Match> matches, int base) {
        Set<Oracle.Expected> expected = new TreeSet<>();
        for (Match match : matches) {
            int from = Math.toIntExact(match.offset()) - base;
            expected.add(
                    new Oracle.Expected(
                            from, from + match.length(), match.kind(), match.indicator()));
        }
        return expected;
    }

    static String printable(byte[] line) {
        return Pattern.compile("[^ -~]")
                .matcher(new String(line, StandardCharsets.ISO_8859_1))
                .replaceAll(m -> String.format("<%02x>", (int) m.group().charAt(0)));
    }
}
