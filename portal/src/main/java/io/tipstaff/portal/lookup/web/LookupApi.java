package io.tipstaff.portal.lookup.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.indicator.Kind;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.lookup.Answer;
import io.tipstaff.portal.lookup.AnswerView;
import io.tipstaff.portal.lookup.Lookup;
import io.tipstaff.portal.lookup.LookupSection;
import io.tipstaff.portal.lookup.MeteredLookup;
import io.tipstaff.portal.lookup.MeteredLookup.Outcome.Answered;
import io.tipstaff.portal.lookup.MeteredLookup.Outcome.Exhausted;
import io.tipstaff.portal.lookup.QuotaExhausted;
import io.tipstaff.portal.lookup.Span;
import io.tipstaff.portal.lookup.internal.Sections;
import io.tipstaff.portal.lookup.internal.Sections.Told;
import io.tipstaff.portal.lookup.internal.Sections.Told.Failed;
import io.tipstaff.portal.lookup.internal.Sections.Told.Known;
import io.tipstaff.portal.lookup.internal.Sections.Told.NotApplicable;
import io.tipstaff.portal.quota.Allowance;
import io.tipstaff.portal.quota.AllowanceView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

    /// An answer, and what is left of the agency's lookups.
    record OneAnswer(@JsonUnwrapped AnswerView answer, AllowanceView quota) {}

    /// Answers in the order of the questions, and what is left of the agency's lookups.
    record ManyAnswers(List<AnswerView> answers, AllowanceView quota) {}

    /// Objects to look up, in whatever way they are written.
    record Questions(
            @NotEmpty @Size(max = Lookup.MAX_QUERIES) List<@Size(max = 8192) String> values) {}

    /// Chosen sections of an answer, and what is left of the agency's lookups.
    ///
    /// @param sections in the order in which they were asked for
    record SectionedAnswer(
            String query,
            @Nullable String kind,
            @Nullable String value,
            @Nullable String refusal,
            Map<String, SectionView> sections,
            AllowanceView quota) {}

    /// @param state `answered`, `not-applicable` (nothing of this sort can be known of such an
    ///   object) or `failed` (the others are answered; ask again)
    /// @param reason why there is no content; null if there is
    /// @param content what is known; null unless `answered`
    record SectionView(String state, @Nullable String reason, @Nullable Object content) {

        static SectionView of(Told told) {
            return switch (told) {
                case Known(Object content) -> new SectionView("answered", null, content);
                case NotApplicable(String reason) ->
                        new SectionView("not-applicable", reason, null);
                case Failed _ ->
                        new SectionView(
                                "failed", "the section could not be answered; ask again", null);
            };
        }
    }

    /// A section that one may ask for.
    ///
    /// @param kinds of indicators that it applies to
    record SectionName(String name, List<String> kinds) {}

    private final MeteredLookup lookup;
    private final Sections sections;

    LookupApi(MeteredLookup lookup, Sections sections) {
        this.lookup = lookup;
        this.sections = sections;
    }

    @GetMapping("/sections")
    @Operation(summary = "The sections that `sections=` of a lookup can name")
    List<SectionName> sections() {
        return sections.all().stream()
                .map(
                        section ->
                                new SectionName(
                                        section.name(),
                                        Stream.of(Kind.values())
                                                .filter(section::appliesTo)
                                                .map(Kind::code)
                                                .toList()))
                .toList();
    }

    @GetMapping(params = "sections")
    @Operation(
            summary = "Looks one object up and answers with the sections that are named",
            description =
                    "`sections` are names with commas between them. However many are asked for, and however often within the hour, it counts as one lookup. `span` is `90-days` or `12-months`.")
    SectionedAnswer askSections(
            @RequestParam @Size(min = 1, max = 8192) String value,
            @RequestParam("sections") List<String> names,
            @RequestParam(defaultValue = "90-days") String span,
            @AuthenticationPrincipal Person me) {
        List<LookupSection> wanted = sections.named(names);
        Span over = Span.ofCode(span);
        return switch (lookup.ask(me, List.of(value))) {
            case Answered(List<Answer> answers, Allowance left) ->
                    sectioned(answers.getFirst(), wanted, over, me, left);
            case Exhausted exhausted ->
                    throw new QuotaExhausted(HttpStatus.TOO_MANY_REQUESTS, exhausted);
        };
    }

    private SectionedAnswer sectioned(
            Answer answer, List<LookupSection> wanted, Span span, Person me, Allowance left) {
        AnswerView view = AnswerView.of(answer);
        Map<String, SectionView> told = new LinkedHashMap<>();
        for (LookupSection section : wanted) {
            told.put(section.name(), SectionView.of(sections.ask(section, answer, me, span)));
        }
        return new SectionedAnswer(
                view.query(),
                view.kind(),
                view.value(),
                view.refusal(),
                told,
                AllowanceView.of(left));
    }

    @GetMapping(params = "!sections")
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
