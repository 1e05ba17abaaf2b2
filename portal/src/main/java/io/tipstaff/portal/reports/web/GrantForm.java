package io.tipstaff.portal.reports.web;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an operator grants. Fields that were not sent are null until validated.
///
/// @param scope `asked` for all that was asked for, `chosen` for the indicators named
/// @param chosen indicators as `kind value`
/// @param through the last day, as `2027-12-31`, in UTC; the end of the year if it is missing
record GrantForm(
        @Pattern(regexp = "asked|chosen") @Nullable String scope,
        @Nullable List<String> chosen,
        @Pattern(regexp = "[0-9]{4}-[0-9]{2}-[0-9]{2}", message = "{requests.through.wrong}")
                @Nullable String through,
        @Size(max = 2000, message = "{requests.too-long}") @Nullable String answer) {

    static GrantForm usual() {
        return new GrantForm("asked", null, endOfYear().toString(), null);
    }

    private static LocalDate endOfYear() {
        return LocalDate.of(LocalDate.now(ZoneOffset.UTC).getYear(), 12, 31);
    }

    /// Returns the indicators that are granted; null for all that was asked for.
    @Nullable List<String> chosenOrNull() {
        boolean some = scope == null ? chosen != null : scope.equals("chosen");
        return some ? (chosen == null ? List.of() : chosen) : null;
    }

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
