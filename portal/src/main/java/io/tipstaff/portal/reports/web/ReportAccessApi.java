package io.tipstaff.portal.reports.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.reports.internal.AccessDesk;
import io.tipstaff.portal.reports.web.ReportViews.GrantView;
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

/// Grants of reports for programs. Requests for them are at `/api/v1/requests`.
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

    @GetMapping("/grants")
    @Operation(summary = "What agencies may read, the newest first")
    ApiPage<GrantView> grants(@RequestParam(required = false) @Nullable UUID report) {
        return new ApiPage<>(desk.grants(report).stream().map(GrantView::of).toList(), null);
    }

    @PostMapping("/{id}/grants")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(DECIDES)
    @Operation(
            summary =
                    "Grants a report, or chosen indicators and sections, to an agency that has not asked")
    UUID grantUnasked(
            @PathVariable UUID id,
            @RequestParam AgencyId agency,
            @Valid @RequestBody GrantForm form,
            @AuthenticationPrincipal Person me) {
        return desk.grantUnasked(me, id, agency, form.extract(), form.lastDay());
    }

    @DeleteMapping("/grants/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(DECIDES)
    @Operation(summary = "Takes a grant away before its end")
    void revoke(@PathVariable UUID id, @AuthenticationPrincipal Person me) {
        desk.revoke(me, id);
    }
}
