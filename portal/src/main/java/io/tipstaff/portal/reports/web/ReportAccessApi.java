package io.tipstaff.portal.reports.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.reports.internal.AccessDesk;
import io.tipstaff.portal.reports.web.ReportViews.GrantView;
import io.tipstaff.portal.reports.web.ReportViews.RequestView;
import io.tipstaff.portal.shell.ApiPage;
import jakarta.validation.Valid;
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

/// Requests for reports, and grants, for programs.
@RestController
@RequestMapping("/api/v1/reports")
@Tag(name = "Reports")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class ReportAccessApi {

    private static final String DECIDES = "principal.ofOperator() and hasRole('OPERATOR')";

    private final AccessDesk desk;

    ReportAccessApi(AccessDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/requests")
    @Operation(summary = "Requests for reports; those that wait come first")
    ApiPage<RequestView> requests() {
        return new ApiPage<>(desk.newest().stream().map(RequestView::of).toList(), null);
    }

    @GetMapping("/requests/{id}")
    @Operation(summary = "One request for a report")
    RequestView request(@PathVariable UUID id) {
        return RequestView.of(desk.find(id));
    }

    @PostMapping("/{id}/requests")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Asks for a full report, or for its indicators of some kinds")
    RequestView ask(
            @PathVariable UUID id,
            @Valid @RequestBody AccessForm form,
            @AuthenticationPrincipal Person me) {
        return request(desk.ask(me, id, form.kindsOrNone(), form.reasonText(), form.caseOrEmpty()));
    }

    @PostMapping("/requests/{id}/withdraw")
    @Operation(summary = "Takes a request back that waits")
    RequestView withdraw(@PathVariable UUID id, @AuthenticationPrincipal Person me) {
        desk.withdraw(me, id);
        return request(id);
    }

    @PostMapping("/requests/{id}/grant")
    @PreAuthorize(DECIDES)
    @Operation(summary = "Grants a request as a whole, or chosen indicators, through a last day")
    RequestView grant(
            @PathVariable UUID id,
            @Valid @RequestBody GrantForm form,
            @AuthenticationPrincipal Person me) {
        desk.grant(me, id, form.chosenOrNull(), form.lastDay(), form.answerOrEmpty());
        return request(id);
    }

    @PostMapping("/requests/{id}/refuse")
    @PreAuthorize(DECIDES)
    @Operation(summary = "Refuses a request for a report")
    RequestView refuse(
            @PathVariable UUID id,
            @Valid @RequestBody GrantForm form,
            @AuthenticationPrincipal Person me) {
        desk.refuse(me, id, form.answerOrEmpty());
        return request(id);
    }

    @GetMapping("/grants")
    @Operation(summary = "What agencies may read, the newest first")
    ApiPage<GrantView> grants(@RequestParam(required = false) @Nullable UUID report) {
        return new ApiPage<>(desk.grants(report).stream().map(GrantView::of).toList(), null);
    }

    @PostMapping("/{id}/grants")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(DECIDES)
    @Operation(summary = "Grants a report, or chosen indicators, to an agency that has not asked")
    UUID grantUnasked(
            @PathVariable UUID id,
            @RequestParam AgencyId agency,
            @Valid @RequestBody GrantForm form,
            @AuthenticationPrincipal Person me) {
        return desk.grantUnasked(me, id, agency, form.chosenOrNull(), form.lastDay());
    }

    @DeleteMapping("/grants/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(DECIDES)
    @Operation(summary = "Takes a grant away before its end")
    void revoke(@PathVariable UUID id, @AuthenticationPrincipal Person me) {
        desk.revoke(me, id);
    }
}
