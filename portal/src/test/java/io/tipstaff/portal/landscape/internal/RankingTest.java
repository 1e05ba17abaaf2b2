package io.tipstaff.portal.landscape.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tipstaff.portal.geography.Country;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static final Country LARGE = new Country("US");
    private static final Country MIDDLE = new Country("NL");
    private static final Country SMALL = new Country("MT");
    private static final Country UNSIZED = new Country("SE");

    private static final Ranking RANKING =
            new Ranking(Map.of(LARGE, 900_000L, MIDDLE, 99_000L, SMALL, 1_000L));

    private static CountryCount count(Country country, long threats, long before, long detections) {
        return new CountryCount(country, threats, threats, before, detections, 0);
    }

    @Test
    void aLargeCountryWithItsDueShareIsNotAtTheTop() {
        List<Standing> ranking =
                RANKING.of(
                        List.of(count(LARGE, 900, 900, 0), count(MIDDLE, 198, 99, 0)),
                        Measure.RELATIVE);

        assertThat(ranking).extracting(Standing::country).containsExactly(MIDDLE, LARGE);
        // 1,098 threats in all, of which 9.9 % are expected in the middle one.
        assertThat(ranking.getFirst().relative())
                .isCloseTo((198 + 5) / (1_098 * 0.099 + 5), within(1e-9));
        assertThat(ranking.getFirst().change()).isEqualTo(100);
    }

    @Test
    void twoThreatsInASmallCountryDoNotMakeItTheWorst() {
        List<Standing> ranking =
                RANKING.of(
                        List.of(
                                count(LARGE, 700, 0, 0),
                                count(MIDDLE, 298, 0, 0),
                                count(SMALL, 2, 0, 0)),
                        Measure.RELATIVE);

        assertThat(ranking.getFirst().country()).isEqualTo(MIDDLE);
        assertThat(ranking.get(1).country()).isEqualTo(SMALL);
        assertThat(ranking.get(1).relative()).isCloseTo(7.0 / 6.0, within(1e-9));
    }

    @Test
    void aCountryOfUnknownSizeIsCountedButNotCompared() {
        List<Standing> ranking =
                RANKING.of(
                        List.of(count(UNSIZED, 5_000, 0, 0), count(LARGE, 1, 0, 0)),
                        Measure.RELATIVE);

        assertThat(ranking).extracting(Standing::country).containsExactly(LARGE, UNSIZED);
        assertThat(ranking.getLast().relative()).isNull();
    }

    @Test
    void tellsWhereACountryStoodBefore() {
        List<Standing> ranking =
                RANKING.of(
                        List.of(
                                count(LARGE, 10, 5, 0),
                                count(MIDDLE, 5, 10, 0),
                                count(SMALL, 1, 0, 0)),
                        Measure.THREATS);

        assertThat(ranking).extracting(Standing::rank).containsExactly(1, 2, 3);
        assertThat(ranking).extracting(Standing::rankBefore).containsExactly(2, 1, 0);
    }

    @Test
    void leavesOutWhatIsOver() {
        List<Standing> ranking =
                RANKING.of(
                        List.of(count(LARGE, 0, 5, 0), count(MIDDLE, 0, 0, 3)), Measure.DETECTIONS);

        assertThat(ranking).extracting(Standing::country).containsExactly(MIDDLE);
    }
}
