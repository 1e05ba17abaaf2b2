package io.tipstaff.portal.requests.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// What every request says. Fields that were not sent are null until validated.
record AskForm(
        @NotBlank(message = "{requests.reason.missing}")
                @Size(max = 2000, message = "{requests.too-long}")
                @Nullable String reason,
        @Size(max = 200, message = "{requests.too-long}") @Nullable String caseNumber) {

    static final AskForm EMPTY = new AskForm(null, null);

    String reasonText() {
        return String.valueOf(reason).strip();
    }

    String caseOrEmpty() {
        return caseNumber == null ? "" : caseNumber.strip();
    }
}
