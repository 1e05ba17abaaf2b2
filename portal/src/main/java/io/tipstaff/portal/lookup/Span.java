package io.tipstaff.portal.lookup;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How far back figures go, in whole days of UTC that end with today.
public enum Span {
    /// Day by day.
    DAYS_90,
    /// Month by month, by the calendar.
    MONTHS_12;

    private static final int DAYS = 90;
    private static final int MONTHS = 12;

    /// Returns the name in addresses and messages, such as `90-days`.
    public String code() {
        String[] words = name().toLowerCase(Locale.ROOT).split("_", 2);
        return words[1] + "-" + words[0];
    }

    /// Finds the span with this code.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Span ofCode(String code) {
        return Stream.of(values())
                .filter(span -> span.code().equals(code))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "span is 90-days or 12-months: " + code));
    }

    /// Returns the first days of its parts, the oldest first, and then the day behind the last
    /// part.
    public List<LocalDate> bounds(LocalDate today) {
        return switch (this) {
            case DAYS_90 ->
                    IntStream.rangeClosed(0, DAYS)
                            .mapToObj(day -> today.minusDays(DAYS - 1L - day))
                            .toList();
            case MONTHS_12 ->
                    IntStream.rangeClosed(0, MONTHS)
                            .mapToObj(
                                    month ->
                                            today.withDayOfMonth(1)
                                                    .minusMonths(MONTHS - 1L - month))
                            .toList();
        };
    }
}
