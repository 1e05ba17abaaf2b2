package io.tipstaff.portal.quota.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// What an agency asks for. Fields that were not sent are null until validated.
record RequestForm(
        @NotBlank(message = "{quota.lookups.wrong}")
                @Pattern(regexp = "([1-9][0-9]{0,6})?", message = "{quota.lookups.wrong}")
                @Nullable String lookups,
        @NotBlank(message = "{quota.reason.missing}")
                @Size(max = 2000, message = "{quota.too-long}")
                @Nullable String reason,
        @Size(max = 200, message = "{quota.too-long}") @Nullable String caseNumber) {

    static final RequestForm EMPTY = new RequestForm(null, null, null);

    int count() {
        return Integer.parseInt(String.valueOf(lookups));
    }

    String caseOrEmpty() {
        return caseNumber == null ? "" : caseNumber.strip();
    }
}
