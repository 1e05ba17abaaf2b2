package io.tipstaff.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The filter in front of the exact matcher passes nothing over, however the input is cut.
class FilterProperties {

    private static final int LINES = Integer.getInteger("lines", 8_000);

    @TempDir private Path folder;

    @Test
    void passesNothingOverWithVectors() throws Exception {
        compare(new VectorClassifier());
    }

    @Test
    void passesNothingOverWithoutVectors() throws Exception {
        compare(new SwarClassifier());
    }

    private void compare(ByteClassifier classifier) throws Exception {
        long seed = Samples.seed();
        for (int round = 0; round < 12; round++) {
            var random = new Random(seed + round);
            var lines = new RandomLines(seed + round);
            List<Indicator> indicators = lines.indicators();
            Set<Kind> kinds = kinds(random);
            var options =
                    ScanOptions.DEFAULT
                            .withKinds(kinds)
                            .withDefanged(
                                    random.nextInt(4) == 0
                                            ? ScanOptions.Defanged.READ
                                            : ScanOptions.Defanged.IGNORED);
            try (IndicatorIndex index = Samples.indexOf(folder, indicators)) {
                List<byte[]> log = new ArrayList<>();
                for (int i = 0; i < LINES; i++) {
                    log.add(lines.line());
                }

                List<String> found = scan(new Scanner(index, options, classifier), log, random);

                List<String> wanted = exact(index, options, log);
                assertThat(found)
                        .as(() -> difference(seed, kinds, log, found, wanted))
                        .isEqualTo(wanted);
            }
        }
    }

    private static String difference(
            long seed, Set<Kind> kinds, List<byte[]> log, List<String> found, List<String> wanted) {
        List<String> missing = new ArrayList<>(wanted);
        missing.removeAll(new HashSet<>(found));
        List<String> samples = new ArrayList<>();
        for (String each : missing.subList(0, Math.min(8, missing.size()))) {
            int line = Integer.parseInt(each.substring(0, each.indexOf(' ')));
            samples.add(each + ": " + Samples.printable(log.get(line - 1)));
        }
        System.out.println(
                missing.size() + " missing of " + wanted.size() + ", found " + found.size());
        samples.forEach(System.out::println);
        return "seed %d, kinds %s, %d missing: %s"
                .formatted(seed, kinds, missing.size(), String.join("\n", samples));
    }

    /// Each kind alone, and all that have a filter worth its name together.
    private static Set<Kind> kinds(Random random) {
        Set<Kind> kinds = EnumSet.allOf(Kind.class);
        switch (random.nextInt(3)) {
            case 0 -> {}
            case 1 -> kinds.remove(Kind.PATH);
            default -> kinds.retainAll(Set.of(List.copyOf(kinds).get(random.nextInt(13))));
        }
        return kinds;
    }

    private static List<String> scan(Scanner scanner, List<byte[]> log, Random random) {
        var input = new ByteArrayOutputStream();
        for (byte[] line : log) {
            input.writeBytes(line);
            input.writeBytes(random.nextInt(9) == 0 ? new byte[] {'\r', '\n'} : new byte[] {'\n'});
        }
        byte[] bytes = input.toByteArray();
        List<String> found = new ArrayList<>();
        MatchSink sink =
                match ->
                        found.add(
                                match.lineNumber()
                                        + " "
                                        + (match.offset() - match.lineOffset())
                                        + " "
                                        + match.length()
                                        + " "
                                        + match.kind()
                                        + " "
                                        + match.indicator());
        for (int at = 0; at < bytes.length; ) {
            int size = random.nextInt(4) == 0 ? random.nextInt(100_000) : random.nextInt(300);
            int count = Math.min(size, bytes.length - at);
            scanner.scan(bytes, at, count, sink);
            at += count;
        }
        scanner.finish(sink);
        return found;
    }

    private static List<String> exact(IndicatorIndex index, ScanOptions options, List<byte[]> log) {
        var scanner = new FieldScanner(index, options);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            int number = i + 1;
            byte[] line = log.get(i);
            scanner.scan(
                    "line",
                    line,
                    0,
                    line.length,
                    options.kinds(),
                    match ->
                            found.add(
                                    number
                                            + " "
                                            + match.offset()
                                            + " "
                                            + match.length()
                                            + " "
                                            + match.kind()
                                            + " "
                                            + match.indicator()));
        }
        return found;
    }
}
