package io.tipstaff.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.indicator.Indicator;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The lines of `tricky.txt`.
class TrickyLinesTest {

    @TempDir private Path folder;

    private final List<Indicator> indicators = new ArrayList<>();
    private final Map<String, List<String>> expected = new LinkedHashMap<>();

    @Test
    void findsWhatStandsBelowEachLine() throws Exception {
        read();
        var oracle = new Oracle(indicators);
        try (IndicatorIndex index = Samples.indexOf(folder, indicators)) {
            expected.forEach(
                    (text, wanted) -> {
                        byte[] line = bytes(text);
                        List<Match> matches = Samples.scan(index, ScanOptions.DEFAULT, line);
                        List<String> found = new ArrayList<>();
                        matches.forEach(
                                m -> found.add(m.kind() + " " + written(m) + " " + m.indicator()));

                        assertThat(found).as(text).containsExactlyInAnyOrderElementsOf(wanted);
                        assertThat(Samples.expected(matches, 0))
                                .as(text)
                                .isEqualTo(oracle.match(line));
                    });
        }
    }

    private void read() throws Exception {
        String text;
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("tricky.txt"))) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        String current = "";
        for (String line : text.lines().toList()) {
            if (line.startsWith("+ ")) {
                indicators.add(Samples.indicator(line.substring(2)));
            } else if (line.startsWith("> ")) {
                current = line.substring(2);
                expected.put(current, new ArrayList<>());
            } else if (!line.startsWith("#") && !line.isEmpty()) {
                Objects.requireNonNull(expected.get(current)).add(line);
            }
        }
    }

    private static byte[] bytes(String text) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("\\x", i)) {
                bytes.write(Integer.parseInt(text.substring(i + 2, i + 4), 16));
                i += 3;
            } else {
                bytes.write(text.charAt(i));
            }
        }
        return bytes.toByteArray();
    }

    private static String written(Match match) {
        var text = new StringBuilder();
        match.text()
                .chars()
                .forEach(
                        c ->
                                text.append(
                                        c < 0x80
                                                ? Character.toString(c)
                                                : String.format("\\x%02x", c)));
        return text.toString();
    }
}
