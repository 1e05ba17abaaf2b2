package io.tipstaff.portal.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SpanTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);

    @Test
    void ninetyDaysEndWithToday() {
        var bounds = Span.DAYS_90.bounds(TODAY);

        assertThat(bounds).hasSize(91);
        assertThat(bounds.getFirst()).isEqualTo(TODAY.minusDays(89));
        assertThat(bounds.getLast()).isEqualTo(TODAY.plusDays(1));
    }

    @Test
    void twelveMonthsAreThoseOfTheCalendar() {
        var bounds = Span.MONTHS_12.bounds(TODAY);

        assertThat(bounds).hasSize(13);
        assertThat(bounds.getFirst()).isEqualTo(LocalDate.of(2025, 4, 1));
        assertThat(bounds.get(11)).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(bounds.getLast()).isEqualTo(LocalDate.of(2026, 4, 1));
    }

    @Test
    void codesAreReadAgain() {
        for (Span span : Span.values()) {
            assertThat(Span.ofCode(span.code())).isEqualTo(span);
        }
        assertThatThrownBy(() -> Span.ofCode("90")).hasMessage("span is 90-days or 12-months: 90");
    }
}
