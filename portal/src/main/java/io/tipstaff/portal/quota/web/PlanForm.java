package io.tipstaff.portal.quota.web;

import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/// Lookups a year of an agency; empty for as many as it likes.
record PlanForm(
        @Pattern(regexp = "([0-9]{1,7})?", message = "{quota.plan.wrong}")
                @Nullable String lookups) {

    @Nullable Integer countOrNull() {
        return lookups == null || lookups.isEmpty() ? null : Integer.valueOf(lookups);
    }
}
