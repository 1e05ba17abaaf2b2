package io.tipstaff.portal.reports.web;

import io.tipstaff.portal.reports.internal.Extract;
import jakarta.validation.constraints.Pattern;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an operator grants. Fields that were not sent are null until validated.
///
/// @param scope `asked` for the whole report, `chosen` for what is named
/// @param chosen indicators as `kind value`
/// @param sections `text`, `timeline`, `techniques`, `rules`
/// @param through the last day, as `2027-12-31`, in UTC; the end of the year if it is missing
record GrantForm(
        @Pattern(regexp = "asked|chosen") @Nullable String scope,
        @Nullable List<String> chosen,
        @Nullable List<String> sections,
        @Pattern(regexp = "[0-9]{4}-[0-9]{2}-[0-9]{2}", message = "{requests.through.wrong}")
                @Nullable String through) {

    static GrantForm usual() {
        return new GrantForm("asked", null, null, endOfYear().toString());
    }

    private static LocalDate endOfYear() {
        return LocalDate.of(LocalDate.now(ZoneOffset.UTC).getYear(), 12, 31);
    }

    /// @throws IllegalArgumentException if nothing is chosen, or there is no such section
    Extract extract() {
        boolean some = scope == null ? chosen != null || sections != null : scope.equals("chosen");
        return some ? Extract.of(orNone(chosen), orNone(sections)) : Extract.WHOLE;
    }

    private static List<String> orNone(@Nullable List<String> names) {
        return names == null ? List.of() : names;
    }

    LocalDate lastDay() {
        try {
            return through == null ? endOfYear() : LocalDate.parse(through);
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException("no such day: " + through, wrong);
        }
    }
}
