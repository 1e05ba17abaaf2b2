package io.tipstaff.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Any bytes: the scanner finds what the oracle finds, line by line. Runs over the kept inputs in a
/// normal build, and without end with `JAZZER_FUZZ=1`.
class ScannerFuzzTest {

    private static final RandomLines LINES = new RandomLines(11);
    private static final List<io.tipstaff.indicator.Indicator> INDICATORS = LINES.indicators();
    private static final Oracle ORACLE = new Oracle(INDICATORS);
    private static final IndicatorIndex INDEX = index();

    private static IndicatorIndex index() {
        try {
            Path folder = Files.createTempDirectory("fuzz");
            return Samples.indexOf(folder, INDICATORS);
        } catch (java.io.IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    @FuzzTest(maxDuration = "10m")
    void agreesWithTheOracle(byte[] log) {
        List<String> found = new ArrayList<>();
        for (Match match : Samples.scan(INDEX, ScanOptions.DEFAULT, log)) {
            found.add(match.offset() + " " + match.length() + " " + match.indicator());
        }

        var wanted = new TreeSet<String>();
        int start = 0;
        for (int i = 0; i <= log.length; i++) {
            if (i == log.length || log[i] == '\n') {
                int end = i < log.length && i > start && log[i - 1] == '\r' ? i - 1 : i;
                int base = start;
                ORACLE.match(java.util.Arrays.copyOfRange(log, start, end))
                        .forEach(
                                e ->
                                        wanted.add(
                                                (base + e.from())
                                                        + " "
                                                        + (e.to() - e.from())
                                                        + " "
                                                        + e.indicator()));
                start = i + 1;
            }
        }
        assertThat(new TreeSet<>(found)).isEqualTo(wanted);
    }
}
