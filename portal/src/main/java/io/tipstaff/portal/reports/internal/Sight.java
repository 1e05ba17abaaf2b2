package io.tipstaff.portal.reports.internal;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;

/// From where somebody looks at the reports.
public enum Sight {
    /// The centre's operators and analysts, who write them: everything.
    CENTRE,
    /// Everybody else: what is published, not under embargo and not `TLP:RED`.
    AGENCY;

    /// Returns where a person looks from.
    public static Sight of(Person person) {
        boolean writes = person.is(Role.OPERATOR) || person.is(Role.ANALYST);
        return person.ofOperator() && writes ? CENTRE : AGENCY;
    }
}
