package io.tipstaff.portal.requests.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.database.Slice;
import io.tipstaff.portal.requests.Fields;
import io.tipstaff.portal.requests.Request;
import io.tipstaff.portal.requests.internal.RequestDesk;
import io.tipstaff.portal.shell.ApiPage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Requests for programs.
@RestController
@RequestMapping("/api/v1/requests")
@Tag(name = "Requests")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class RequestsApi {

    /// What is asked for.
    ///
    /// @param kind `lookups`, `report`, `indicators` …
    /// @param wanted fields of the kind, as `{"lookups": 500}`
    record Ask(
            @NotBlank String kind,
            @Nullable Map<String, Object> wanted,
            @NotBlank(message = "{requests.reason.missing}")
                    @Size(max = 2000, message = "{requests.too-long}")
                    @Nullable String reason,
            @Size(max = 200, message = "{requests.too-long}") @Nullable String caseNumber) {

        AskForm form() {
            return new AskForm(reason, caseNumber);
        }
    }

    /// What is decided.
    ///
    /// @param granted fields of the kind that say what of it is granted, as `{"lookups": 200}`; all
    ///   if it is missing
    /// @param through the last day, as `2027-12-31`, in UTC; the end of the year if it is missing
    record Verdict(
            @Nullable Map<String, Object> granted,
            @Pattern(regexp = "[0-9]{4}-[0-9]{2}-[0-9]{2}", message = "{requests.through.wrong}")
                    @Nullable String through,
            @Size(max = 2000, message = "{requests.too-long}") @Nullable String answer) {

        DecisionForm form() {
            return new DecisionForm(through, answer);
        }
    }

    private final RequestDesk desk;

    RequestsApi(RequestDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @Operation(
            summary =
                    "Requests that you may see: filtered by q, kind, state, agency and mine, sorted by asked or -asked")
    ApiPage<RequestView> list(
            @ModelAttribute QueueQuery query,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit,
            @AuthenticationPrincipal Person me) {
        Slice<Request> slice =
                desk.list(query.filter(me), query.sortFor(me), after, ApiPage.checkedLimit(limit));
        return new ApiPage<>(slice.rows().stream().map(RequestView::of).toList(), slice.next());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One request")
    RequestView get(@PathVariable UUID id) {
        return RequestView.of(desk.get(id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Asks for something, with a reason and a case number")
    RequestView ask(@Valid @RequestBody Ask ask, @AuthenticationPrincipal Person me) {
        return get(
                desk.ask(
                        me,
                        desk.kind(ask.kind()),
                        fields(ask.wanted()),
                        ask.form().reasonText(),
                        ask.form().caseOrEmpty()));
    }

    private static Fields fields(@Nullable Map<String, Object> values) {
        return values == null ? Fields.NONE : Fields.of(values);
    }

    @PostMapping("/{id}/withdraw")
    @Operation(summary = "Takes a request back that nobody has decided")
    RequestView withdraw(@PathVariable UUID id, @AuthenticationPrincipal Person me) {
        desk.withdraw(me, id);
        return get(id);
    }

    @PostMapping("/{id}/grant")
    @PreAuthorize(RequestPages.DECIDES)
    @Operation(summary = "Grants a request as a whole or in part, through a last day")
    RequestView grant(
            @PathVariable UUID id,
            @Valid @RequestBody Verdict verdict,
            @AuthenticationPrincipal Person me) {
        DecisionForm form = verdict.form();
        desk.grant(me, id, fields(verdict.granted()), form.lastDay(), form.answerOrEmpty());
        return get(id);
    }

    @PostMapping("/{id}/refuse")
    @PreAuthorize(RequestPages.DECIDES)
    @Operation(summary = "Refuses a request")
    RequestView refuse(
            @PathVariable UUID id,
            @Valid @RequestBody Verdict verdict,
            @AuthenticationPrincipal Person me) {
        desk.refuse(me, id, verdict.form().answerOrEmpty());
        return get(id);
    }

    @PostMapping("/{id}/revoke")
    @PreAuthorize(RequestPages.DECIDES)
    @Operation(summary = "Takes away what a request brought, before its end")
    RequestView revoke(@PathVariable UUID id, @AuthenticationPrincipal Person me) {
        desk.revoke(me, id);
        return get(id);
    }
}
