package io.tipstaff.portal.similarity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TellingTest {

    private static double bits(String path) {
        return Telling.bits(UrlShape.of(path), Map.of(), 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/index.php",
                "/i",
                "/login.php",
                "/wp-content/uploads/2024/05/file.zip",
                "/bin.sh",
                "/download?id=12",
                "/123/456"
            })
    void whatAnySiteHasTellsNothing(String path) {
        assertThat(bits(path)).isLessThan(Telling.ENOUGH);
        assertThat(Telling.rank(bits(path), 100)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/wp-content/plugins/kestrel/gate/office365.php",
                "/paperheron/secure/step2/login.php?token=a81bc3f09d2e",
                "/Mozi.m"
            })
    void unusualWordsTell(String path) {
        assertThat(bits(path)).isGreaterThanOrEqualTo(Telling.ENOUGH);
        assertThat(Telling.rank(bits(path), 2)).isPositive();
    }

    @Test
    void oneSiteIsNoKit() {
        assertThat(Telling.rank(40, 1)).isZero();
    }

    @Test
    void whatManyOtherSitesHaveTellsLess() {
        UrlShape shape = UrlShape.of("/kestrel/gate.php");

        assertThat(Telling.bits(shape, Map.of("kestrel", 50_000L), 100_000))
                .isLessThan(Telling.bits(shape, Map.of("kestrel", 2L), 100_000));
    }
}
