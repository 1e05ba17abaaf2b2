package io.tipstaff.portal.feeds.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.feeds.internal.JdbcStandings.Overlap;
import io.tipstaff.portal.feeds.internal.Kinships.Copy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KinshipsTest {

    @Test
    void whatStandsNearlyWhollyInAnotherIsItsCopy() {
        Map<Long, Copy> copies =
                Kinships.of(Map.of(1L, 1000L, 2L, 100L), List.of(new Overlap(1, 2, 95, 90, 5)));

        assertThat(copies).containsOnlyKeys(2L);
        assertThat(copies.get(2L)).isEqualTo(new Copy(1, 0.95));
    }

    @Test
    void theOneThatWasFirstIsTheOriginalHoweverSmall() {
        Map<Long, Copy> copies =
                Kinships.of(Map.of(1L, 1000L, 2L, 100L), List.of(new Overlap(1, 2, 95, 5, 90)));

        assertThat(copies).containsOnlyKeys(1L);
    }

    @Test
    void whatIsSharedByHalfIsNoCopy() {
        assertThat(Kinships.of(Map.of(1L, 100L, 2L, 100L), List.of(new Overlap(1, 2, 50, 50, 0))))
                .isEmpty();
    }

    @Test
    void aFewSharedIndicatorsSayNothing() {
        assertThat(Kinships.of(Map.of(1L, 5L, 2L, 100L), List.of(new Overlap(1, 2, 5, 5, 0))))
                .isEmpty();
    }

    @Test
    void tenMirrorsHaveOneOriginal() {
        Map<Long, Copy> copies =
                Kinships.of(
                        Map.of(1L, 100L, 2L, 100L, 3L, 100L),
                        List.of(new Overlap(1, 2, 99, 0, 99), new Overlap(1, 3, 99, 99, 0)));

        assertThat(copies.values()).extracting(Copy::original).containsOnly(2L);
        assertThat(copies).containsOnlyKeys(1L, 3L);
    }
}
