package io.tipstaff.portal.quota.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.quota.AllowanceView;
import io.tipstaff.portal.quota.Quotas;
import io.tipstaff.portal.quota.internal.MoreLookups;
import io.tipstaff.portal.quota.internal.RequestDesk;
import io.tipstaff.portal.shell.ApiPage;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Quotas and requests for programs.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Quotas and requests")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class RequestsApi {

    /// @param state `waiting`, `granted`, `partly`, `refused` or `withdrawn`
    record RequestView(
            UUID id,
            UUID agency,
            String agencyName,
            String person,
            int lookups,
            String reason,
            String caseNumber,
            Instant askedAt,
            String state,
            @Nullable Integer granted,
            @Nullable Instant expiresAt,
            String answer,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt) {

        static RequestView of(MoreLookups request) {
            return new RequestView(
                    request.id(),
                    request.agency().value(),
                    request.agencyName(),
                    request.personName(),
                    request.lookups(),
                    request.reason(),
                    request.caseNumber(),
                    request.askedAt(),
                    request.state().code(),
                    request.granted(),
                    request.expiresAt(),
                    request.answer(),
                    request.decidedBy(),
                    request.decidedAt());
        }
    }

    /// An agency's plan.
    record PlanView(UUID agency, String name, AllowanceView quota) {}

    private final RequestDesk desk;
    private final Quotas quotas;

    RequestsApi(RequestDesk desk, Quotas quotas) {
        this.desk = desk;
        this.quotas = quotas;
    }

    @GetMapping("/quota")
    @Operation(summary = "What your agency has of lookups, and what is left")
    AllowanceView quota(@AuthenticationPrincipal Person me) {
        return AllowanceView.of(quotas.of(me));
    }

    @GetMapping("/requests")
    @Operation(summary = "Requests for more; those that wait come first")
    ApiPage<RequestView> list() {
        return new ApiPage<>(desk.newest().stream().map(RequestView::of).toList(), null);
    }

    @GetMapping("/requests/{id}")
    @Operation(summary = "One request")
    RequestView get(@PathVariable UUID id) {
        return RequestView.of(desk.find(id));
    }

    @PostMapping("/requests")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Asks for more lookups, with a reason and a case number")
    RequestView ask(@Valid @RequestBody RequestForm form, @AuthenticationPrincipal Person me) {
        return get(
                desk.ask(
                        me,
                        form.count(),
                        String.valueOf(form.reason()).strip(),
                        form.caseOrEmpty()));
    }

    @PostMapping("/requests/{id}/withdraw")
    @Operation(summary = "Takes a request back that waits")
    RequestView withdraw(@PathVariable UUID id, @AuthenticationPrincipal Person me) {
        desk.withdraw(me, id);
        return get(id);
    }

    @PostMapping("/requests/{id}/grant")
    @PreAuthorize("hasRole('OPERATOR')")
    @Operation(summary = "Grants a request as a whole or in part, through a last day")
    RequestView grant(
            @PathVariable UUID id,
            @Valid @RequestBody DecisionForm form,
            @AuthenticationPrincipal Person me) {
        desk.grant(
                me,
                id,
                form.count(desk.find(id).lookups()),
                form.lastDay(RequestPages.endOfYear()),
                form.answerOrEmpty());
        return get(id);
    }

    @PostMapping("/requests/{id}/refuse")
    @PreAuthorize("hasRole('OPERATOR')")
    @Operation(summary = "Refuses a request")
    RequestView refuse(
            @PathVariable UUID id,
            @Valid @RequestBody DecisionForm form,
            @AuthenticationPrincipal Person me) {
        desk.refuse(me, id, form.answerOrEmpty());
        return get(id);
    }

    @GetMapping("/plans")
    @PreAuthorize("hasRole('OPERATOR')")
    @Operation(summary = "What every agency has of lookups")
    ApiPage<PlanView> plans() {
        return new ApiPage<>(
                desk.plans().stream()
                        .map(
                                plan ->
                                        new PlanView(
                                                plan.agency().id().value(),
                                                plan.agency().name(),
                                                AllowanceView.of(plan.allowance())))
                        .toList(),
                null);
    }

    @PutMapping("/plans/{agency}")
    @PreAuthorize("hasRole('OPERATOR')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Sets the lookups a year of an agency; empty for no limit")
    void plan(
            @PathVariable AgencyId agency,
            @Valid @RequestBody PlanForm form,
            @AuthenticationPrincipal Person me) {
        desk.plan(me, agency, form.countOrNull());
    }
}
