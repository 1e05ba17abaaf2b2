package io.tipstaff.portal.reports.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an agency asks for. Fields that were not sent are null until validated.
///
/// @param kinds of indicators by their codes; none for the whole report
record AccessForm(
        @Nullable List<String> kinds,
        @NotBlank(message = "{quota.reason.missing}")
                @Size(max = 2000, message = "{quota.too-long}")
                @Nullable String reason,
        @Size(max = 200, message = "{quota.too-long}") @Nullable String caseNumber) {

    static final AccessForm EMPTY = new AccessForm(null, null, null);

    List<String> kindsOrNone() {
        return kinds == null ? List.of() : kinds.stream().distinct().toList();
    }

    String reasonText() {
        return String.valueOf(reason).strip();
    }

    String caseOrEmpty() {
        return caseNumber == null ? "" : caseNumber.strip();
    }
}
