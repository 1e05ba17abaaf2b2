package io.tipstaff.portal.agency;

import io.tipstaff.portal.audit.Actor;
import io.tipstaff.portal.database.AgencyScope;
import java.util.Set;
import org.springframework.security.core.AuthenticatedPrincipal;

/// Somebody who is signed in, as of this request.
///
/// @param ofOperator the person belongs to the centre that runs the installation
public record Person(
        PersonId id,
        String login,
        String name,
        AgencyId agency,
        String agencyName,
        boolean ofOperator,
        Set<Role> roles)
        implements AuthenticatedPrincipal {

    public Person {
        roles = Set.copyOf(roles);
    }

    @Override
    public String getName() {
        return login;
    }

    /// Tells whether the person has this role.
    public boolean is(Role role) {
        return roles.contains(role);
    }

    /// Returns the person as the audit log names it.
    public Actor actor() {
        return new Actor(id.value(), login, agency.value(), agencyName);
    }

    /// Returns whose rows the person may see: the centre's operators and auditors all, everybody
    /// else those of the own agency.
    public AgencyScope scope() {
        boolean seesAll = ofOperator && (is(Role.OPERATOR) || is(Role.AUDITOR));
        return seesAll ? AgencyScope.everyAgency() : AgencyScope.of(agency.value());
    }
}
