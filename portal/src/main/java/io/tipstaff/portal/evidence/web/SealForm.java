package io.tipstaff.portal.evidence.web;

import io.tipstaff.portal.evidence.internal.Question;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// What somebody wants to be sealed. Fields that were not sent are null until validated.
record SealForm(
        @NotBlank(message = "{evidence.value.missing}")
                @Size(max = Question.MAX_VALUE, message = "{evidence.too-long}")
                @Nullable String value,
        @NotBlank(message = "{evidence.case.missing}")
                @Size(max = Question.MAX_CASE, message = "{evidence.too-long}")
                @Nullable String caseNumber,
        @Size(max = Question.MAX_REASON, message = "{evidence.too-long}") @Nullable String reason) {

    Question question() {
        return new Question(
                String.valueOf(value), String.valueOf(caseNumber), reason == null ? "" : reason);
    }
}
