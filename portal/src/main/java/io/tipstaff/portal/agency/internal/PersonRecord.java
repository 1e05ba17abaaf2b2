package io.tipstaff.portal.agency.internal;

import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.PersonId;
import io.tipstaff.portal.agency.Role;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Somebody as operators see them.
///
/// @param codes one-time codes are on
/// @param lastSignIn null for somebody who never came
public record PersonRecord(
        PersonId id,
        String login,
        String name,
        AgencyId agency,
        String agencyName,
        Set<Role> roles,
        boolean active,
        boolean codes,
        Instant createdAt,
        @Nullable Instant lastSignIn) {

    public PersonRecord {
        roles = Set.copyOf(roles);
    }

    /// Returns the roles in the order of their declaration.
    public List<Role> sortedRoles() {
        return roles.stream().sorted().toList();
    }
}
