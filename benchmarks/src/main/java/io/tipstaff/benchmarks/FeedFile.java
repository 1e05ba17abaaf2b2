package io.tipstaff.benchmarks;

import io.tipstaff.indicator.Indicator;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes feeds as they come: a table with context, or a plain list.
final class FeedFile {

    private static final String[] THREATS = {"Mudlark", "Quillworm", "Saltmarsh", "Tinker", "Hob"};

    private FeedFile() {}

    /// What is written of an indicator.
    interface Row {
        String of(long number, Indicator indicator);
    }

    /// Returns a row with first seen, threat, confidence and reference, all by the indicator's
    /// number; another `edition` says something else.
    static Row context(int edition) {
        return (number, indicator) -> {
            var dice = new Dice(number * 31 + edition);
            return indicator.canonical().replace(",", "%2C")
                    + String.format(
                            java.util.Locale.ROOT,
                            ",2025-%02d-%02dT%02d:15:00Z,%s,%d,https://reports.example/%d",
                            1 + dice.below(12),
                            1 + dice.below(28),
                            dice.below(24),
                            dice.any(THREATS),
                            50 + dice.below(50),
                            dice.below(10_000));
        };
    }

    static Row plain() {
        return (_, indicator) -> indicator.canonical();
    }

    /// Numbers of the indicators `from` to `from + count`, without the last one.
    record Range(long from, long count, Row row) {}

    /// Writes a table with a heading.
    static void table(Path file, Range... ranges) throws IOException {
        write(file, "indicator,first_seen,malware,confidence,reference\n", ranges);
    }

    /// Writes one indicator a line.
    static void list(Path file, Range... ranges) throws IOException {
        write(file, "# made for measuring\n", ranges);
    }

    private static void write(Path file, String heading, Range... ranges) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(heading);
            for (Range range : ranges) {
                for (long i = range.from; i < range.from + range.count; i++) {
                    out.write(range.row.of(i, IndicatorMix.indicator(i)));
                    out.write('\n');
                }
            }
        }
    }
}
