package io.tipstaff.portal.quota;

import io.tipstaff.portal.agency.Person;
import java.util.Collection;
import java.util.UUID;

/// What agencies have of lookups. Thread-safe; counting is exact over all nodes, and it outlives
/// restarts.
public interface Quotas {

    /// Lookups a year of an agency without a plan of its own.
    int LOOKUPS_A_YEAR = 1000;

    /// Counts lookups of these objects, all or none. An object that the agency asked for within the
    /// last hour costs nothing.
    ///
    /// @param objects a key for each object, the same for the same object
    Taken take(Person person, Collection<UUID> objects);

    /// Returns what is left to the person's agency.
    Allowance of(Person person);
}
