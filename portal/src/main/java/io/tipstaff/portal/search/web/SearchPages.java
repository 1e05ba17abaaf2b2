package io.tipstaff.portal.search.web;

import io.tipstaff.indicator.Kind;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.feeds.Category;
import io.tipstaff.portal.feeds.Zone;
import io.tipstaff.portal.search.internal.Hit;
import io.tipstaff.portal.search.internal.SearchQuery;
import io.tipstaff.portal.search.internal.Searches;
import io.tipstaff.portal.search.internal.Searches.Outcome;
import io.tipstaff.portal.shell.Capability;
import io.tipstaff.portal.shell.CsvExport;
import io.tipstaff.portal.shell.NavigationEntry;
import io.tipstaff.portal.shell.TableQuery;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/// The page on which indicators are found by what is known of them.
@Controller
@RequestMapping("/search")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class SearchPages {

    private static final int EXPORTED = 10_000;

    private final Searches searches;

    SearchPages(Searches searches) {
        this.searches = searches;
    }

    @GetMapping
    String page(
            @RequestParam Map<String, String> parameters,
            @AuthenticationPrincipal Person me,
            Model model) {
        model.addAttribute("asked", parameters);
        model.addAttribute("kinds", Kind.values());
        model.addAttribute("zones", List.of(Zone.values()).reversed());
        model.addAttribute("categories", Category.values());
        model.addAttribute("sources", searches.sources());
        model.addAttribute("kept", searches.keptBy(me));
        model.addAttribute("canMail", searches.canMail());
        model.addAttribute("allowance", searches.left(me));
        try {
            SearchQuery query = SearchQuery.of(parameters);
            if (!query.isEmpty()) {
                find(query, parameters, me, model);
            }
        } catch (IllegalArgumentException wrong) {
            model.addAttribute("wrong", wrong.getMessage());
        }
        return "search/search";
    }

    private void find(SearchQuery query, Map<String, String> parameters, Person me, Model model) {
        long before = before(parameters.getOrDefault("before", ""));
        Outcome outcome = searches.find(query, before, TableQuery.PAGE + 1, me);
        model.addAttribute("allowance", outcome.allowance());
        model.addAttribute("query", address("/search", query));
        model.addAttribute("csv", address("/search/hits.csv", query));
        switch (outcome) {
            case Outcome.Exhausted _ -> model.addAttribute("exhausted", true);
            case Outcome.Found(List<Hit> hits, _) -> {
                boolean more = hits.size() > TableQuery.PAGE;
                List<Hit> shown = more ? hits.subList(0, TableQuery.PAGE) : hits;
                model.addAttribute("hits", shown);
                if (more) {
                    model.addAttribute(
                            "next",
                            address("/search", query) + "&before=" + shown.getLast().version());
                }
            }
        }
    }

    static long before(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : Long.MAX_VALUE;
    }

    private static String address(String path, SearchQuery query) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        query.parameters().forEach((name, _) -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(query.parameters()).toUriString();
    }

    /// The same as a file, for other tools.
    @GetMapping("/hits.csv")
    ResponseEntity<String> csv(
            @RequestParam Map<String, String> parameters, @AuthenticationPrincipal Person me) {
        var csv =
                new CsvExport(
                        "kind",
                        "value",
                        "zone",
                        "score",
                        "sources",
                        "tlp",
                        "categories",
                        "threats",
                        "first seen",
                        "last seen",
                        "kept out");
        SearchQuery query = SearchQuery.of(parameters);
        return switch (searches.find(query, Long.MAX_VALUE, EXPORTED, me)) {
            case Outcome.Exhausted exhausted ->
                    throw new ResponseStatusException(
                            HttpStatus.TOO_MANY_REQUESTS, exhausted.reason());
            case Outcome.Found(List<Hit> hits, _) -> {
                for (Hit hit : hits) {
                    csv.row(
                            hit.kind(),
                            hit.value(),
                            hit.zone().code(),
                            hit.score(),
                            hit.sources(),
                            hit.tlp().label(),
                            CsvExport.joined(hit.categories()),
                            CsvExport.joined(hit.threats()),
                            hit.firstSeen(),
                            hit.lastSeen(),
                            hit.keptOut());
                }
                yield csv.answer("search.csv");
            }
        };
    }

    @PostMapping("/kept")
    String keep(
            @RequestParam Map<String, String> parameters,
            @RequestParam String name,
            @RequestParam(defaultValue = "false") boolean mails,
            @AuthenticationPrincipal Person me,
            RedirectAttributes redirect) {
        SearchQuery query = SearchQuery.of(parameters);
        try {
            searches.keep(me, name, query, mails);
        } catch (IllegalArgumentException wrong) {
            redirect.addFlashAttribute("wrong", wrong.getMessage());
        }
        return "redirect:" + (query.isEmpty() ? "/search" : address("/search", query));
    }

    @PostMapping("/kept/{id}/forget")
    String forget(@PathVariable UUID id, @AuthenticationPrincipal Person me) {
        searches.forget(id, me);
        return "redirect:/search";
    }

    @Configuration(proxyBeanMethods = false)
    static class Declarations {

        @Bean
        NavigationEntry searchEntry() {
            return NavigationEntry.forRoles(Capability.SEARCH, "/search", "OPERATOR", "ANALYST");
        }
    }
}
