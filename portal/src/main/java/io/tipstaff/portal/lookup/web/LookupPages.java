package io.tipstaff.portal.lookup.web;

import io.tipstaff.indicator.EmailAddress;
import io.tipstaff.indicator.Endpoint;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.Url;
import io.tipstaff.indicator.UrlMask;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.detection.Detection;
import io.tipstaff.portal.detection.DetectionFilter;
import io.tipstaff.portal.detection.Detections;
import io.tipstaff.portal.lookup.Answer;
import io.tipstaff.portal.lookup.Finding;
import io.tipstaff.portal.lookup.Lookup;
import io.tipstaff.portal.lookup.MeteredLookup;
import io.tipstaff.portal.lookup.MeteredLookup.Outcome.Answered;
import io.tipstaff.portal.lookup.MeteredLookup.Outcome.Exhausted;
import io.tipstaff.portal.passivedns.PassiveDns;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The page that answers "what is this?".
@Controller
@RequestMapping("/lookup")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class LookupPages {

    private static final String MANY = "lookup/many";
    private static final int SHOWN_DETECTIONS = 10;
    private static final int SHOWN_RESOLUTIONS = 20;
    private static final int COUNTED_DETECTIONS = 10_000;

    private final MeteredLookup lookup;
    private final Detections detections;
    private final PassiveDns passiveDns;

    LookupPages(MeteredLookup lookup, Detections detections, PassiveDns passiveDns) {
        this.lookup = lookup;
        this.detections = detections;
        this.passiveDns = passiveDns;
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
        model.addAttribute(
                "resolutions",
                answer.readAs()
                        .map(object -> passiveDns.search(hostOf(object), SHOWN_RESOLUTIONS))
                        .orElse(List.of()));
        List<Detection> seen =
                answer.findings().stream()
                        .filter(finding -> finding.relation() == Finding.Relation.SAME)
                        .map(finding -> DetectionFilter.ofIndicator(finding.known().id()))
                        .flatMap(filter -> detections.newest(filter, SHOWN_DETECTIONS).stream())
                        .toList();
        long count =
                answer.findings().stream()
                        .filter(finding -> finding.relation() == Finding.Relation.SAME)
                        .mapToLong(
                                finding ->
                                        detections.count(
                                                DetectionFilter.ofIndicator(finding.known().id()),
                                                COUNTED_DETECTIONS))
                        .sum();
        model.addAttribute("detections", seen);
        model.addAttribute("detectionCount", count);
    }

    private static String hostOf(Indicator object) {
        return switch (object) {
            case Url url -> url.host();
            case UrlMask mask -> mask.host();
            case Endpoint endpoint -> endpoint.address().canonical();
            case EmailAddress mail -> mail.domain();
            default -> object.canonical();
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
