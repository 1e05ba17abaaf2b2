package io.tipstaff.portal.search.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.quota.AllowanceView;
import io.tipstaff.portal.search.internal.Hit;
import io.tipstaff.portal.search.internal.KeptSearch;
import io.tipstaff.portal.search.internal.SearchQuery;
import io.tipstaff.portal.search.internal.Searches;
import io.tipstaff.portal.search.internal.Searches.Outcome;
import io.tipstaff.portal.shell.ApiPage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// Search for programs.
@RestController
@RequestMapping("/api/v1/search")
@Tag(name = "Search")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class SearchApi {

    /// @param next pass it as `before` to get the page behind; null on the last page
    record Found(List<Hit> items, @Nullable String next, AllowanceView quota) {}

    /// @param query what is searched for, by the names of the parameters of a search
    record KeptView(
            UUID id, String name, Map<String, String> query, boolean mails, Instant keptAt) {}

    /// @param mails whether a mail tells of what is new or changed
    record Keep(String name, Map<String, String> query, boolean mails) {}

    private final Searches searches;

    SearchApi(Searches searches) {
        this.searches = searches;
    }

    @GetMapping
    @Operation(
            summary =
                    "Finds indicators by value (with * and ?), kind, zone, category, source, threat, tag, from, until")
    Found find(
            @RequestParam Map<String, String> parameters,
            @RequestParam(defaultValue = "100") int limit,
            @AuthenticationPrincipal Person me) {
        SearchQuery query = SearchQuery.of(parameters);
        if (query.isEmpty()) {
            throw new IllegalArgumentException(
                    "say what to search for: value, kind, zone, category, source, threat, tag, from or until");
        }
        int most = ApiPage.checkedLimit(limit);
        long before = SearchPages.before(parameters.getOrDefault("before", ""));
        return switch (searches.find(query, before, most + 1, me)) {
            case Outcome.Found(List<Hit> hits, var left) -> {
                boolean more = hits.size() > most;
                List<Hit> shown = more ? hits.subList(0, most) : hits;
                yield new Found(
                        shown,
                        more ? Long.toString(shown.getLast().version()) : null,
                        AllowanceView.of(left));
            }
            case Outcome.Exhausted exhausted ->
                    throw new ResponseStatusException(
                            HttpStatus.TOO_MANY_REQUESTS, exhausted.reason());
        };
    }

    @GetMapping("/kept")
    @Operation(summary = "The searches that you keep")
    List<KeptView> kept(@AuthenticationPrincipal Person me) {
        return searches.keptBy(me).stream().map(SearchApi::view).toList();
    }

    private static KeptView view(KeptSearch one) {
        return new KeptView(
                one.id(), one.name(), one.query().parameters(), one.mails(), one.keptAt());
    }

    @PostMapping("/kept")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Keeps a search; one of the same name is replaced")
    Map<String, UUID> keep(@RequestBody Keep wanted, @AuthenticationPrincipal Person me) {
        return Map.of(
                "id",
                searches.keep(me, wanted.name(), SearchQuery.of(wanted.query()), wanted.mails()));
    }

    @DeleteMapping("/kept/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Forgets a kept search")
    void forget(@PathVariable UUID id, @AuthenticationPrincipal Person me) {
        searches.forget(id, me);
    }
}
