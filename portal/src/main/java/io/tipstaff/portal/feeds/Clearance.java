package io.tipstaff.portal.feeds;

import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;

/// Up to which marking people may know what sources say. `TLP:RED` is for those who got it: the
/// analysts and operators of the centre that connected the source.
public final class Clearance {

    private Clearance() {}

    /// Returns the strictest marking that the person may see.
    public static Tlp of(Person person) {
        boolean inside =
                person.ofOperator() && (person.is(Role.OPERATOR) || person.is(Role.ANALYST));
        return inside ? Tlp.RED : Tlp.AMBER_STRICT;
    }
}
