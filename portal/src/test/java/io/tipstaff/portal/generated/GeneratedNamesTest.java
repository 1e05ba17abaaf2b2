package io.tipstaff.portal.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.indicator.DomainName;
import io.tipstaff.indicator.IpAddress;
import io.tipstaff.indicator.Url;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedNamesTest {

    private static double probability(String name) {
        return GeneratedNames.of(name).orElseThrow().probability();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wikipedia.org",
                "openstreetmap.org",
                "staatsanwaltschaft.de",
                "policejudiciaire.fr",
                "rijksoverheid.nl",
                "stackoverflow.com",
                "harbour-savings.com",
                "bankofscotland.co.uk"
            })
    void namesThatPeopleMakeDoNotLookGenerated(String name) {
        assertThat(probability(name)).isLessThan(0.2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xkqzvbtrwplj.com",
                "qwvbhkdjtrzx.net",
                "www.mzxkvwqtrbgd.co.uk",
                "a.b.xkqzvbtrwplj.example",
                "wqkxvjzbf.org"
            })
    void lettersThatFollowNoLanguageLookGenerated(String name) {
        assertThat(GeneratedNames.of(name).orElseThrow().isTelling()).isTrue();
    }

    @Test
    void mostNamesOfLettersDrawnByLotAreFound() {
        var random = new Random(20261124);
        int found = 0;
        for (int i = 0; i < 1_000; i++) {
            String name =
                    random.ints(14, 'a', 'z' + 1)
                            .collect(
                                    StringBuilder::new,
                                    StringBuilder::appendCodePoint,
                                    StringBuilder::append)
                            .append(".com")
                            .toString();
            found += GeneratedNames.of(name).orElseThrow().isTelling() ? 1 : 0;
        }

        assertThat(found).isGreaterThan(600);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short.com",
                "xn--bcher-kva8445foa.com",
                "1234567.com",
                "com",
                "co.uk",
                "ab1cd2ef3.com"
            })
    void whatCannotBeMeasuredIsLeftAlone(String name) {
        assertThat(GeneratedNames.of(name)).isEmpty();
    }

    @Test
    void theNameInAnIndicatorIsMeasuredAndWhatHasNoneIsNot() {
        String name = "xkqzvbtrwplj.com";

        assertThat(GeneratedNames.in(new DomainName(name)))
                .isEqualTo(GeneratedNames.in(new Url("www." + name, 0, "/a")))
                .isPresent();
        assertThat(GeneratedNames.in(new Url("192.0.2.1", 0, "/a"))).isEmpty();
        assertThat(GeneratedNames.in(IpAddress.v4(0xC0000201))).isEmpty();
    }

    @Test
    void theReasonNamesWhatItIsReckonedFrom() {
        assertThat(GeneratedNames.of("xkqzvbtrwplj.com").orElseThrow().reason())
                .contains("xkqzvbtrwplj", "runs of three letters", "0 % vowels");
    }
}
