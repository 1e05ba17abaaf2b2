package io.tipstaff.portal.agency.web;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.portal.agency.Agency;
import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.internal.Administration;
import io.tipstaff.portal.shell.ApiPage;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.UUID;
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

/// Agencies over the REST API; whoever is no operator sees the own one.
@RestController
@RequestMapping("/api/v1/agencies")
@Tag(name = "Agencies")
class AgencyApi {

    /// @param operator it is the centre that runs the installation
    record AgencyAnswer(
            UUID id,
            String name,
            String country,
            boolean operator,
            boolean active,
            int people,
            Instant createdAt) {

        static AgencyAnswer of(Agency agency) {
            return new AgencyAnswer(
                    agency.id().value(),
                    agency.name(),
                    agency.country(),
                    agency.operator(),
                    agency.active(),
                    agency.people(),
                    agency.createdAt());
        }
    }

    private final Administration administration;

    AgencyApi(Administration administration) {
        this.administration = administration;
    }

    @GetMapping
    @Operation(summary = "List agencies")
    ApiPage<AgencyAnswer> list() {
        return new ApiPage<>(
                administration.agencies().stream().map(AgencyAnswer::of).toList(), null);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Get an agency")
    AgencyAnswer get(@PathVariable AgencyId id) {
        return AgencyAnswer.of(administration.agency(id));
    }

    @PostMapping
    @PreAuthorize("hasRole('OPERATOR')")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Create an agency")
    AgencyAnswer create(@Valid @RequestBody AgencyForm form, @AuthenticationPrincipal Person me) {
        return get(
                administration.createAgency(me, requireNonNull(form.name()), form.countryOrNull()));
    }

    @PutMapping("/{id}")
    @PreAuthorize("hasRole('OPERATOR')")
    @Operation(summary = "Change an agency's name and country")
    AgencyAnswer change(
            @PathVariable AgencyId id,
            @Valid @RequestBody AgencyForm form,
            @AuthenticationPrincipal Person me) {
        administration.changeAgency(me, id, requireNonNull(form.name()), form.countryOrNull());
        return get(id);
    }

    @PostMapping("/{id}/close")
    @PreAuthorize("hasRole('OPERATOR')")
    @Operation(summary = "Close an agency")
    AgencyAnswer close(@PathVariable AgencyId id, @AuthenticationPrincipal Person me) {
        administration.closeAgency(me, id);
        return get(id);
    }

    @PostMapping("/{id}/open")
    @PreAuthorize("hasRole('OPERATOR')")
    @Operation(summary = "Open a closed agency again")
    AgencyAnswer open(@PathVariable AgencyId id, @AuthenticationPrincipal Person me) {
        administration.openAgency(me, id);
        return get(id);
    }
}
