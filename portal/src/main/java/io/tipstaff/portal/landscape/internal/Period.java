package io.tipstaff.portal.landscape.internal;

import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Stream;

/// How far back one looks, in whole days of UTC with today as the last.
public enum Period {
    DAY(1, 14, 1),
    WEEK(7, 28, 1),
    MONTH(30, 30, 1),
    QUARTER(91, 91, 7),
    YEAR(365, 364, 7);

    private final int days;
    private final int trendDays;
    private final int step;

    Period(int days, int trendDays, int step) {
        this.days = days;
        this.trendDays = trendDays;
        this.step = step;
    }

    /// Finds the period with this code.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Period ofCode(String code) {
        return Stream.of(values())
                .filter(period -> period.code().equals(code))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "period is day, week, month, quarter or year: " + code));
    }

    /// Returns the name in addresses and messages.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Returns the first day of the period that ends with this day.
    public LocalDate begin(LocalDate end) {
        return end.minusDays(days - 1L);
    }

    /// Returns the last day of the period before.
    public LocalDate endBefore(LocalDate end) {
        return end.minusDays(days);
    }

    /// Returns how many days one bar of the trend stands for.
    public int step() {
        return step;
    }

    /// Returns how many bars the trend has: always enough to show one.
    public int bars() {
        return trendDays / step;
    }
}
