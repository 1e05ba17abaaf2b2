package io.tipstaff.portal.lookup.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.lookup.Answer;
import io.tipstaff.portal.lookup.AnswerView;
import io.tipstaff.portal.lookup.Lookup;
import io.tipstaff.portal.lookup.MeteredLookup;
import io.tipstaff.portal.lookup.MeteredLookup.Outcome.Answered;
import io.tipstaff.portal.lookup.MeteredLookup.Outcome.Exhausted;
import io.tipstaff.portal.lookup.QuotaExhausted;
import io.tipstaff.portal.quota.Allowance;
import io.tipstaff.portal.quota.AllowanceView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Lookup for programs.
@RestController
@RequestMapping("/api/v1/lookup")
@Tag(name = "Lookup")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class LookupApi {

    /// An answer, and what is left of the agency's lookups.
    record OneAnswer(@JsonUnwrapped AnswerView answer, AllowanceView quota) {}

    /// Answers in the order of the questions, and what is left of the agency's lookups.
    record ManyAnswers(List<AnswerView> answers, AllowanceView quota) {}

    /// Objects to look up, in whatever way they are written.
    record Questions(
            @NotEmpty @Size(max = Lookup.MAX_QUERIES) List<@Size(max = 8192) String> values) {}

    private final MeteredLookup lookup;

    LookupApi(MeteredLookup lookup) {
        this.lookup = lookup;
    }

    @GetMapping
    @Operation(summary = "Looks one object up; defanged writing is understood")
    OneAnswer ask(
            @RequestParam @Size(min = 1, max = 8192) String value,
            @AuthenticationPrincipal Person me) {
        ManyAnswers answers = answer(me, List.of(value));
        return new OneAnswer(answers.answers().getFirst(), answers.quota());
    }

    @PostMapping
    @Operation(summary = "Looks up to 1,000 objects up, in their order")
    ManyAnswers askMany(
            @Valid @RequestBody Questions questions, @AuthenticationPrincipal Person me) {
        return answer(me, questions.values());
    }

    private ManyAnswers answer(Person me, List<String> values) {
        return switch (lookup.ask(me, values)) {
            case Answered(List<Answer> answers, Allowance left) ->
                    new ManyAnswers(
                            answers.stream().map(AnswerView::of).toList(), AllowanceView.of(left));
            case Exhausted exhausted ->
                    throw new QuotaExhausted(HttpStatus.TOO_MANY_REQUESTS, exhausted);
        };
    }
}
