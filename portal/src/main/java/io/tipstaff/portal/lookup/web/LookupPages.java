package io.tipstaff.portal.lookup.web;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.Kind;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.lookup.Answer;
import io.tipstaff.portal.lookup.Lookup;
import io.tipstaff.portal.lookup.LookupSection;
import io.tipstaff.portal.lookup.LookupSection.Place;
import io.tipstaff.portal.lookup.MeteredLookup;
import io.tipstaff.portal.lookup.MeteredLookup.Outcome.Answered;
import io.tipstaff.portal.lookup.MeteredLookup.Outcome.Exhausted;
import io.tipstaff.portal.lookup.Span;
import io.tipstaff.portal.lookup.internal.Sections;
import io.tipstaff.portal.lookup.internal.Sections.Told;
import io.tipstaff.portal.lookup.internal.Sections.Told.Failed;
import io.tipstaff.portal.lookup.internal.Sections.Told.Known;
import io.tipstaff.portal.lookup.internal.Sections.Told.NotApplicable;
import io.tipstaff.portal.shell.Capability;
import io.tipstaff.portal.shell.NavigationEntry;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The page that answers "what is this?".
@Controller
@RequestMapping("/lookup")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class LookupPages {

    private static final String MANY = "lookup/many";

    private final MeteredLookup lookup;
    private final Sections sections;

    LookupPages(MeteredLookup lookup, Sections sections) {
        this.lookup = lookup;
        this.sections = sections;
    }

    @GetMapping
    String ask(
            @RequestParam(defaultValue = "") String q,
            @AuthenticationPrincipal Person me,
            Model model) {
        return answer(q, me, model);
    }

    /// Many objects do not fit into an address.
    @PostMapping
    String askMany(
            @RequestParam(defaultValue = "") String q,
            @AuthenticationPrincipal Person me,
            Model model) {
        return answer(q, me, model);
    }

    private String answer(String q, Person me, Model model) {
        List<String> queries =
                q.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        model.addAttribute("q", q);
        if (queries.size() > Lookup.MAX_QUERIES) {
            model.addAttribute("tooMany", queries.size());
            model.addAttribute("most", Lookup.MAX_QUERIES);
            model.addAttribute("allowance", lookup.left(me));
            return MANY;
        }
        MeteredLookup.Outcome outcome = lookup.ask(me, queries);
        model.addAttribute("allowance", outcome.allowance());
        switch (outcome) {
            case Exhausted exhausted -> model.addAttribute("exhausted", exhausted);
            case Answered(List<Answer> answers, _) when queries.size() > 1 ->
                    model.addAttribute("answers", answers);
            case Answered(List<Answer> answers, _) ->
                    answers.forEach(answer -> fill(answer, model));
        }
        return queries.size() > 1 ? MANY : "lookup/one";
    }

    private void fill(Answer answer, Model model) {
        model.addAttribute("answer", answer);
        Kind kind = answer.readAs().map(Indicator::kind).orElse(null);
        if (kind != null) {
            model.addAttribute("beside", shown(kind, Place.BESIDE));
            model.addAttribute("below", shown(kind, Place.BELOW));
            model.addAttribute(
                    "others",
                    sections.all().stream()
                            .filter(section -> !section.appliesTo(kind))
                            .map(LookupSection::name)
                            .toList());
        }
    }

    private List<String> shown(Kind kind, Place place) {
        return sections.all().stream()
                .filter(section -> section.place() == place && section.appliesTo(kind))
                .map(LookupSection::name)
                .toList();
    }

    /// One section, which the page loads after the answer: at no cost, because the answer was paid
    /// for.
    @GetMapping("/sections/{name}")
    String section(
            @PathVariable String name,
            @RequestParam String q,
            @RequestParam(defaultValue = "90-days") String span,
            @AuthenticationPrincipal Person me,
            Model model) {
        LookupSection section = sections.named(List.of(name)).getFirst();
        Span asked = Span.ofCode(span);
        model.addAttribute("name", name);
        model.addAttribute("q", q);
        model.addAttribute("span", asked);
        model.addAttribute("template", section.template());
        model.addAttribute(
                "state",
                lookup.again(me, q)
                        .map(answer -> state(sections.ask(section, answer, me, asked), model))
                        .orElse("lapsed"));
        return "lookup/section";
    }

    private static String state(Told told, Model model) {
        return switch (told) {
            case Known(Object content) -> {
                model.addAttribute("section", content);
                yield "answered";
            }
            case NotApplicable _ -> "not-applicable";
            case Failed _ -> "failed";
        };
    }

    @Configuration(proxyBeanMethods = false)
    static class Declarations {

        @Bean
        NavigationEntry lookupEntry() {
            return NavigationEntry.forRoles(Capability.LOOKUP, "/lookup", "OPERATOR", "ANALYST");
        }
    }
}
