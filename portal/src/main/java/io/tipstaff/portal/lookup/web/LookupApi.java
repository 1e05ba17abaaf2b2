package io.tipstaff.portal.lookup.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.exchange.Context;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.feeds.Assessment;
import io.tipstaff.portal.feeds.Observation;
import io.tipstaff.portal.lookup.Answer;
import io.tipstaff.portal.lookup.Finding;
import io.tipstaff.portal.lookup.Lookup;
import io.tipstaff.portal.lookup.MeteredLookup;
import io.tipstaff.portal.lookup.MeteredLookup.Outcome.Answered;
import io.tipstaff.portal.lookup.MeteredLookup.Outcome.Exhausted;
import io.tipstaff.portal.quota.Allowance;
import io.tipstaff.portal.quota.AllowanceView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    /// @param scope `public`, `private` or `reserved`
    record AnswerView(
            String query,
            @Nullable String kind,
            @Nullable String value,
            @Nullable String refusal,
            String scope,
            String zone,
            int score,
            List<FindingView> findings) {}

    /// An answer, and what is left of the agency's lookups.
    record OneAnswer(@JsonUnwrapped AnswerView answer, AllowanceView quota) {}

    /// Answers in the order of the questions, and what is left of the agency's lookups.
    record ManyAnswers(List<AnswerView> answers, AllowanceView quota) {}

    /// @param relation `same`, `file`, `covers` or `part`
    record FindingView(
            long id,
            String kind,
            String value,
            String relation,
            String zone,
            int score,
            Instant addedAt,
            List<Assessment.Reason> reasons,
            List<ObservationView> observations) {}

    /// What one source says.
    record ObservationView(
            String source,
            int confidence,
            String tlp,
            Instant reportedAt,
            @Nullable Instant withdrawnAt,
            String written,
            String place,
            @Nullable Instant firstSeen,
            @Nullable Instant lastSeen,
            List<String> threats,
            List<String> actors,
            List<String> categories,
            List<String> tags,
            List<String> references,
            String description,
            Map<String, String> other) {}

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
                            answers.stream().map(LookupApi::view).toList(), AllowanceView.of(left));
            case Exhausted exhausted ->
                    throw new QuotaExhausted(HttpStatus.TOO_MANY_REQUESTS, exhausted);
        };
    }

    private static AnswerView view(Answer answer) {
        return new AnswerView(
                answer.query(),
                answer.object() == null ? null : answer.object().kind().code(),
                answer.object() == null ? null : answer.object().canonical(),
                answer.refusal(),
                answer.scope().name().toLowerCase(java.util.Locale.ROOT),
                answer.zone().code(),
                answer.score(),
                answer.findings().stream().map(LookupApi::view).toList());
    }

    private static FindingView view(Finding finding) {
        return new FindingView(
                finding.known().id(),
                finding.known().indicator().kind().code(),
                finding.known().indicator().canonical(),
                finding.relation().code(),
                finding.assessment().zone().code(),
                finding.assessment().score(),
                finding.known().addedAt(),
                finding.assessment().reasons(),
                finding.known().observations().stream().map(LookupApi::view).toList());
    }

    private static ObservationView view(Observation observation) {
        Context context = observation.context();
        return new ObservationView(
                observation.sourceName(),
                observation.confidence(),
                observation.tlp().label(),
                observation.reportedAt(),
                observation.withdrawnAt(),
                observation.written(),
                observation.at().toString(),
                context.firstSeen().orElse(null),
                context.lastSeen().orElse(null),
                context.threats(),
                context.actors(),
                context.categories(),
                context.tags(),
                context.references(),
                context.description(),
                context.other());
    }
}
