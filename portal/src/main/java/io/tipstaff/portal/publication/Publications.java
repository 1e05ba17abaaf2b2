package io.tipstaff.portal.publication;

import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.agency.Person;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// Tells which published feeds hold an indicator. Thread-safe.
public interface Publications {

    /// That a feed holds an indicator.
    ///
    /// @param indicator its number in the store of feeds
    /// @param marking under which the feed holds it
    /// @param changedAt when the feed last changed what it says about it
    record Held(PublishedFeed feed, long indicator, Tlp marking, Instant changedAt) {}

    /// Returns the feeds that hold these indicators now, in the order of [PublishedFeed#all()]: of
    /// those that the person's agency may have, up to the marking that it may have.
    List<Held> holding(Collection<Long> indicators, Person person);
}
