package io.tipstaff.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens to a stream beyond a line: chunks, overlong lines, memory.
class ScannerStreamTest {

    @TempDir private Path folder;

    @Test
    void findsTheSameHoweverTheInputIsCut() throws Exception {
        var lines = new RandomLines(5);
        try (IndicatorIndex index = Samples.indexOf(folder, lines.indicators())) {
            var log = new java.io.ByteArrayOutputStream();
            for (int i = 0; i < 2_000; i++) {
                log.writeBytes(lines.line());
                log.write('\n');
            }
            byte[] bytes = log.toByteArray();
            List<String> whole = scan(index, bytes, bytes.length);

            for (int size : new int[] {1, 2, 63, 64, 65, 1_000, 65_535, 65_536, 65_537}) {
                assertThat(scan(index, bytes, size)).as("chunks of %d", size).isEqualTo(whole);
            }
        }
    }

    @Test
    void readsAnOverlongLineInPieces() throws Exception {
        try (IndicatorIndex index = Samples.indexOf(folder, Samples.indicators("bad.example"))) {
            byte[] log = new byte[5 << 20];
            Arrays.fill(log, (byte) 'x');
            List<Long> places = new ArrayList<>();
            var random = new Random(6);
            for (int at = 10_000; at < log.length - 100; at += 20_000 + random.nextInt(30_000)) {
                put(log, at, " http://bad.example/ ");
                places.add(at + 8L);
            }

            for (int size : new int[] {log.length, 4_096, 1 << 20}) {
                List<Long> found = new ArrayList<>();
                var scanner = new Scanner(index, ScanOptions.DEFAULT);
                MatchSink sink = match -> found.add(match.offset());
                for (int at = 0; at < log.length; at += size) {
                    scanner.scan(log, at, Math.min(size, log.length - at), sink);
                }
                scanner.finish(sink);

                assertThat(found).as("chunks of %d", size).isEqualTo(places);
            }
        }
    }

    @Test
    void cutsALineWithoutBlanksWhereItIsFull() throws Exception {
        try (IndicatorIndex index = Samples.indexOf(folder, Samples.indicators("bad.example"))) {
            byte[] log = new byte[(1 << 20) + 100];
            Arrays.fill(log, (byte) ',');
            put(log, (1 << 20) - 3, "bad.example");

            assertThat(Samples.scan(index, ScanOptions.DEFAULT, log)).isEmpty();
        }
    }

    @Test
    void countsLinesAndOffsetsThroughMegabytes() throws Exception {
        try (IndicatorIndex index = Samples.indexOf(folder, Samples.indicators("bad.example"))) {
            String quiet = "nothing to see in this line of a log\n";
            byte[] log =
                    (quiet.repeat(100_000) + "\r\n\nbad.example\r\n" + quiet)
                            .getBytes(StandardCharsets.US_ASCII);

            Match match = Samples.scan(index, ScanOptions.DEFAULT, log).getFirst();

            assertThat(match.lineNumber()).isEqualTo(100_003);
            assertThat(match.offset()).isEqualTo(quiet.length() * 100_000L + 3);
            assertThat(match.line()).asString().isEqualTo("bad.example");
        }
    }

    @Test
    void linesWithoutAMatchCostNoAllocation() throws Exception {
        var lines = new RandomLines(7);
        List<io.tipstaff.indicator.Indicator> indicators =
                Samples.indicators("bad.example", "192.0.2.1", "http://x.example/a", "/wp-x/a");
        try (IndicatorIndex index = Samples.indexOf(folder, indicators)) {
            byte[] log =
                    "2026-11-24 203.0.113.9 GET http://www.good.example/a/b?c=d.html 2001:db8::7 1\n"
                            .repeat(10_000)
                            .getBytes(StandardCharsets.US_ASCII);
            var scanner = new Scanner(index, ScanOptions.DEFAULT);
            MatchSink sink = match -> {};
            for (int i = 0; i < 5; i++) {
                scanner.scan(log, 0, log.length, sink);
            }
            assertThat(lines).isNotNull();

            long before = allocated();
            scanner.scan(log, 0, log.length, sink);
            long bytes = allocated() - before;

            assertThat(bytes).as("bytes for 10,000 lines").isLessThan(1_000);
        }
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    private static void put(byte[] log, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, log, at, bytes.length);
    }

    private static List<String> scan(IndicatorIndex index, byte[] log, int size) {
        List<String> found = new ArrayList<>();
        var scanner = new Scanner(index, ScanOptions.DEFAULT);
        MatchSink sink =
                match ->
                        found.add(
                                match.lineNumber()
                                        + " "
                                        + match.offset()
                                        + " "
                                        + match.text()
                                        + " "
                                        + match.indicator());
        for (int at = 0; at < log.length; at += size) {
            scanner.scan(log, at, Math.min(size, log.length - at), sink);
        }
        scanner.finish(sink);
        return found;
    }
}
