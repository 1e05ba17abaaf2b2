package io.tipstaff.portal.quota;

import io.tipstaff.portal.agency.Person;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;

/// What agencies have of lookups. Thread-safe; counting is exact over all nodes, and it outlives
/// restarts; a loss of power too, where lookups can run out.
public interface Quotas {

    /// How long after an object was counted its agency may ask for more about it: the hour in which
    /// it costs nothing, and a while for what a page that was opened at its end still loads.
    Duration AFTERWARDS = Duration.ofMinutes(70);

    /// Lookups a year of an agency without a plan of its own.
    int LOOKUPS_A_YEAR = 1000;

    /// Counts lookups of these objects, all or none. An object that the agency asked for within the
    /// last hour costs nothing.
    ///
    /// @param objects a key for each object, the same for the same object
    Taken take(Person person, Collection<UUID> objects);

    /// Says whether a lookup of this object was counted for the person's agency within
    /// [#AFTERWARDS]. Counts nothing.
    ///
    /// @param object its key, as in [#take]
    boolean isPaid(Person person, UUID object);

    /// Returns what is left to the person's agency.
    Allowance of(Person person);
}
