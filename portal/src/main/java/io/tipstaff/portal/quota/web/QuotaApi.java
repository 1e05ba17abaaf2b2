package io.tipstaff.portal.quota.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.quota.AllowanceView;
import io.tipstaff.portal.quota.Quotas;
import io.tipstaff.portal.quota.internal.Plans;
import io.tipstaff.portal.shell.ApiPage;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Quotas for programs.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Quotas")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class QuotaApi {

    /// An agency's plan.
    record PlanView(UUID agency, String name, AllowanceView quota) {

        static PlanView of(Plans.Plan plan) {
            return new PlanView(
                    plan.agency().id().value(),
                    plan.agency().name(),
                    AllowanceView.of(plan.allowance()));
        }
    }

    private final Quotas quotas;
    private final Plans plans;

    QuotaApi(Quotas quotas, Plans plans) {
        this.quotas = quotas;
        this.plans = plans;
    }

    @GetMapping("/quota")
    @Operation(summary = "What your agency has of lookups, and what is left")
    AllowanceView quota(@AuthenticationPrincipal Person me) {
        return AllowanceView.of(quotas.of(me));
    }

    @GetMapping("/plans")
    @PreAuthorize("hasRole('OPERATOR')")
    @Operation(summary = "What every agency has of lookups")
    ApiPage<PlanView> plans() {
        return new ApiPage<>(plans.all().stream().map(PlanView::of).toList(), null);
    }

    @PutMapping("/plans/{agency}")
    @PreAuthorize("hasRole('OPERATOR')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Sets the lookups a year of an agency; empty for no limit")
    void plan(
            @PathVariable AgencyId agency,
            @Valid @RequestBody PlanForm form,
            @AuthenticationPrincipal Person me) {
        plans.set(me, agency, form.countOrNull());
    }
}
