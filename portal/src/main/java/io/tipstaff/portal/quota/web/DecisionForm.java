package io.tipstaff.portal.quota.web;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What an operator grants. Fields that were not sent are null until validated.
///
/// @param through the last day, as `2027-12-31`, in UTC
record DecisionForm(
        @Pattern(regexp = "[1-9][0-9]{0,6}", message = "{quota.lookups.wrong}")
                @Nullable String lookups,
        @Pattern(regexp = "[0-9]{4}-[0-9]{2}-[0-9]{2}", message = "{quota.through.wrong}")
                @Nullable String through,
        @Size(max = 2000, message = "{quota.too-long}") @Nullable String answer) {

    int count(int asked) {
        return lookups == null ? asked : Integer.parseInt(lookups);
    }

    LocalDate lastDay(LocalDate usual) {
        return through == null ? usual : LocalDate.parse(through);
    }

    String answerOrEmpty() {
        return answer == null ? "" : answer.strip();
    }
}
