package io.tipstaff.portal.agency.web;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.PersonId;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.agency.internal.Administration;
import io.tipstaff.portal.agency.internal.Administration.Invitation;
import io.tipstaff.portal.agency.internal.PersonRecord;
import io.tipstaff.portal.database.Slice;
import io.tipstaff.portal.shell.ApiPage;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// People over the REST API, for operators.
@RestController
@RequestMapping("/api/v1/people")
@PreAuthorize("hasRole('OPERATOR')")
@Tag(name = "People")
class PeopleApi {

    record PersonAnswer(
            UUID id,
            String login,
            String name,
            UUID agency,
            String agencyName,
            List<Role> roles,
            boolean active,
            boolean codes,
            Instant createdAt,
            @Nullable Instant lastSignIn) {

        static PersonAnswer of(PersonRecord person) {
            return new PersonAnswer(
                    person.id().value(),
                    person.login(),
                    person.name(),
                    person.agency().value(),
                    person.agencyName(),
                    person.sortedRoles(),
                    person.active(),
                    person.codes(),
                    person.createdAt(),
                    person.lastSignIn());
        }
    }

    /// @param oneTimePassword shown this once
    record InvitationAnswer(UUID id, String login, String oneTimePassword) {

        static InvitationAnswer of(Invitation invitation) {
            return new InvitationAnswer(
                    invitation.person().value(), invitation.login(), invitation.oneTimePassword());
        }
    }

    private final Administration administration;

    PeopleApi(Administration administration) {
        this.administration = administration;
    }

    @GetMapping
    @Operation(
            summary = "List people",
            description =
                    "Sorted by name, login, agency, created or seen, with - in front for the greatest first.")
    ApiPage<PersonAnswer> list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "name") String sort,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        Slice<PersonRecord> people =
                administration.people(q, sort, after, ApiPage.checkedLimit(limit));
        return new ApiPage<>(people.rows().stream().map(PersonAnswer::of).toList(), people.next());
    }

    @GetMapping("/{id}")
    @Operation(summary = "Get a person")
    PersonAnswer get(@PathVariable PersonId id) {
        return PersonAnswer.of(administration.person(id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Create a person with a one-time password")
    InvitationAnswer create(
            @Valid @RequestBody PersonForm form, @AuthenticationPrincipal Person me) {
        return InvitationAnswer.of(
                administration.invite(
                        me,
                        AgencyId.of(requireNonNull(form.agency())),
                        requireNonNull(form.login()),
                        requireNonNull(form.name()),
                        requireNonNull(form.roles())));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Change a person's name and roles")
    PersonAnswer change(
            @PathVariable PersonId id,
            @Valid @RequestBody RolesForm form,
            @AuthenticationPrincipal Person me) {
        administration.changePerson(
                me, id, requireNonNull(form.name()), requireNonNull(form.roles()));
        return get(id);
    }

    @PostMapping("/{id}/password")
    @Operation(summary = "Give a person a new one-time password; one-time codes go off")
    InvitationAnswer resetPassword(@PathVariable PersonId id, @AuthenticationPrincipal Person me) {
        return InvitationAnswer.of(administration.resetPassword(me, id));
    }

    @PostMapping("/{id}/close")
    @Operation(summary = "Close a person's account")
    PersonAnswer close(@PathVariable PersonId id, @AuthenticationPrincipal Person me) {
        administration.closePerson(me, id);
        return get(id);
    }

    @PostMapping("/{id}/open")
    @Operation(summary = "Open a closed account again")
    PersonAnswer open(@PathVariable PersonId id, @AuthenticationPrincipal Person me) {
        administration.openPerson(me, id);
        return get(id);
    }
}
