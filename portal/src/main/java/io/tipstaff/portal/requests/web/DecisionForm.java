package io.tipstaff.portal.requests.web;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// What every decision says. Fields that were not sent are null.
///
/// @param through the last day, as `2027-12-31`, in UTC; the end of the year if it is missing
record DecisionForm(
        @Pattern(regexp = "[0-9]{4}-[0-9]{2}-[0-9]{2}", message = "{requests.through.wrong}")
                @Nullable String through,
        @Size(max = 2000, message = "{requests.too-long}") @Nullable String answer) {

    static DecisionForm usual() {
        return new DecisionForm(endOfYear().toString(), null);
    }

    private static LocalDate endOfYear() {
        return LocalDate.of(LocalDate.now(ZoneOffset.UTC).getYear(), 12, 31);
    }

    /// @throws IllegalArgumentException if there is no such day
    LocalDate lastDay() {
        try {
            return through == null ? endOfYear() : LocalDate.parse(through);
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException("no such day: " + through, wrong);
        }
    }

    String answerOrEmpty() {
        return answer == null ? "" : answer.strip();
    }
}
