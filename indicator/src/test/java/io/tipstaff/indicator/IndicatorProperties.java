package io.tipstaff.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.indicator.ParseResult.Refused;
import org.junit.jupiter.api.Test;

class IndicatorProperties {

    private static final int TEXTS = 200_000;

    @Test
    void everyInputGivesAnIndicatorOrAReason() {
        Seeded.texts(TEXTS)
                .forEach(
                        text -> {
                            switch (IndicatorParser.parse(text)) {
                                case Parsed(Indicator indicator) ->
                                        assertThat(indicator.canonical()).as(text).isNotEmpty();
                                case Refused(String reason) ->
                                        assertThat(reason).as(text).isNotBlank();
                            }
                        });
    }

    @Test
    void aCanonicalFormParsedAgainIsTheSameIndicator() {
        Seeded.texts(TEXTS)
                .forEach(
                        text -> {
                            if (IndicatorParser.parse(text) instanceof Parsed(Indicator indicator)
                                    && !looksLikeANetwork(indicator)) {
                                assertThat(IndicatorParser.parse(indicator.canonical()))
                                        .as("%s as %s", text, indicator.canonical())
                                        .isEqualTo(new Parsed(indicator));
                            }
                        });
    }

    @Test
    void aCanonicalFormParsedAsItsKindIsTheSameIndicator() {
        Seeded.texts(TEXTS)
                .forEach(
                        text -> {
                            if (IndicatorParser.parse(text)
                                    instanceof Parsed(Indicator indicator)) {
                                assertThat(
                                                IndicatorParser.parse(
                                                        indicator.kind(), indicator.canonical()))
                                        .as("%s as %s", text, indicator.canonical())
                                        .isEqualTo(new Parsed(indicator));
                            }
                        });
    }

    @Test
    void aCanonicalFormIsPrintableAscii() {
        Seeded.texts(TEXTS)
                .forEach(
                        text -> {
                            if (IndicatorParser.parse(text)
                                    instanceof Parsed(Indicator indicator)) {
                                assertThat(indicator.canonical().chars())
                                        .as(text)
                                        .allMatch(c -> c > 0x20 && c < 0x7F);
                            }
                        });
    }

    @Test
    void whatIsRefangedStays() {
        Seeded.texts(TEXTS)
                .map(Defanging::refang)
                .forEach(text -> assertThat(Defanging.refang(text)).isEqualTo(text));
    }

    @Test
    void aDefangedIndicatorReadsAsTheIndicator() {
        Seeded.texts(TEXTS)
                .forEach(
                        text -> {
                            if (IndicatorParser.parse(text) instanceof Parsed(Indicator indicator)
                                    && Defanging.refang(indicator.canonical())
                                            .equals(indicator.canonical())) {
                                String defanged = Defanging.defang(indicator.canonical());
                                assertThat(IndicatorParser.parse(indicator.kind(), defanged))
                                        .as(defanged)
                                        .isEqualTo(new Parsed(indicator));
                            }
                        });
    }

    /// `http://192.0.2.1/24` is a URL whose canonical text alone is a network; its kind stands
    /// beside it everywhere.
    private static boolean looksLikeANetwork(Indicator indicator) {
        return indicator instanceof Url url && url.path().matches("/[0-9]{1,3}");
    }
}
