package io.tipstaff.portal.landscape.internal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What somebody wants to see.
///
/// @param today the last day that is looked at
public record Selection(Period period, ThreatType type, Measure by, LocalDate today) {

    /// Reads what an address asks for.
    ///
    /// @throws IllegalArgumentException saying what may be asked for
    public static Selection of(
            @Nullable String period, @Nullable String type, @Nullable String by, LocalDate today) {
        return new Selection(
                period == null || period.isEmpty() ? Period.MONTH : Period.ofCode(period),
                ThreatType.ofCode(type == null ? "" : type),
                by == null || by.isEmpty() ? Measure.RELATIVE : Measure.ofCode(by),
                today);
    }

    /// Returns the first day that is looked at.
    public LocalDate begin() {
        return period.begin(today);
    }

    /// Returns the same look at the period before.
    public Selection before() {
        return new Selection(period, type, by, period.endBefore(today));
    }
}
