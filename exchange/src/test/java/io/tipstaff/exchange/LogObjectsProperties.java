package io.tipstaff.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.ParseResult.Parsed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class LogObjectsProperties {

    private static final String[] PIECES = {
        "192.0.2.7",
        "2001:db8::1",
        "evil.example",
        "http://",
        "/a?b=c",
        "src=",
        "outside:",
        "->",
        "#53",
        "/443",
        "[.]",
        "hxxp",
        " ",
        "\t",
        "\"",
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        ",",
        ";",
        "=",
        ":",
        "::",
        ".",
        "..",
        "@",
        "bob@",
        "%",
        "*",
        "\\",
        "d41d8cd98f00b204e9800998ecf8427e",
        "\u00e4",
        "\ud800",
        "\u0000",
        "at ",
        "x",
        "1"
    };

    @Test
    void whateverTheLineIsWhatIsFoundIsAnObject() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            var line = new StringBuilder();
            for (int piece = random.nextInt(20); piece >= 0; piece--) {
                line.append(PIECES[random.nextInt(PIECES.length)]);
            }
            List<Indicator> found = new ArrayList<>();

            assertThatCode(() -> LogObjects.find(line.toString(), found::add))
                    .as("seed %d: %s", seed, line)
                    .doesNotThrowAnyException();

            assertThat(found)
                    .as("seed %d: %s", seed, line)
                    .allSatisfy(
                            one ->
                                    assertThat(IndicatorParser.parse(one.kind(), one.canonical()))
                                            .isEqualTo(new Parsed(one)));
        }
    }

    @Test
    void aLineMadeToTakeLongDoesNot() {
        for (String piece : new String[] {"a=", "->", "a:", "[.]", "hxxp", ":", "1.", "a", "@"}) {
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> LogObjects.find(piece.repeat(500_000), _ -> {}),
                    piece);
        }
    }
}
