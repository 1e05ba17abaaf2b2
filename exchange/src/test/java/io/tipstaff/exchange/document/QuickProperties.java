package io.tipstaff.exchange.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.ParseResult.Parsed;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The quick way gives what the long way gives. The seed is printed; `-Dtipstaff.seed=` repeats a
/// run.
class QuickProperties {

    private static final String[] PIECES = {
        "a",
        "www",
        "example",
        "com",
        "co",
        "uk",
        "0",
        "00",
        "1",
        "25",
        "255",
        "256",
        "0x7f",
        "x",
        "-",
        "_",
        ".",
        ".",
        ".",
        ".",
        "192.0.2",
        "compute-1.amazonaws.com",
        "A",
        "/",
        ":80"
    };

    @Test
    void agreesWithTheParser() {
        long seed = Long.getLong("tipstaff.seed", System.nanoTime());
        System.out.println("tipstaff.seed=" + seed);
        var random = new Random(seed);
        int quick = 0;
        for (int i = 0; i < 50_000; i++) {
            var text = new StringBuilder();
            for (int n = 1 + random.nextInt(9); n > 0; n--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            Indicator found = Quick.parse(text.toString());
            if (found != null) {
                quick++;
                assertThat(IndicatorParser.parse(text.toString()))
                        .as(text.toString())
                        .isEqualTo(new Parsed(found));
            }
        }
        assertThat(quick).isGreaterThan(1000);
    }
}
