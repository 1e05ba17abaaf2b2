package io.tipstaff.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.Kind;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScannerProperties {

    private static final int LINES = Integer.getInteger("lines", 8_000);

    @TempDir private Path folder;

    @Test
    void agreesWithTheOracleOnRandomLines() throws Exception {
        long seed = Samples.seed();
        Map<Kind, Integer> seen = new EnumMap<>(Kind.class);
        for (int round = 0; round < 4; round++) {
            var lines = new RandomLines(seed + round);
            List<Indicator> indicators = lines.indicators();
            var oracle = new Oracle(indicators);
            try (IndicatorIndex index = Samples.indexOf(folder, indicators)) {
                for (int i = 0; i < LINES; i++) {
                    byte[] line = lines.line();

                    Set<Oracle.Expected> found =
                            Samples.expected(Samples.scan(index, ScanOptions.DEFAULT, line), 0);

                    assertThat(found)
                            .as("seed %d, line %s", seed + round, Samples.printable(line))
                            .isEqualTo(oracle.match(line));
                    found.forEach(each -> seen.merge(each.kind(), 1, Integer::sum));
                }
            }
        }
        System.out.println(seen);
        assertThat(seen).containsOnlyKeys(Kind.values());
    }

    @Test
    void agreesWithTheOracleOnDefangedLines() throws Exception {
        long seed = Samples.seed();
        var options = ScanOptions.DEFAULT.withDefanged(ScanOptions.Defanged.READ);
        var lines = new RandomLines(seed);
        List<Indicator> indicators = lines.indicators();
        var oracle = new Oracle(indicators);
        try (IndicatorIndex index = Samples.indexOf(folder, indicators)) {
            for (int i = 0; i < LINES; i++) {
                byte[] line = lines.line();

                Set<Oracle.Expected> found =
                        Samples.expected(Samples.scan(index, options, line), 0);

                assertThat(found)
                        .as("seed %d, line %s", seed, Samples.printable(line))
                        .isEqualTo(oracle.matchDefanged(line));
            }
        }
    }
}
