package io.tipstaff.portal.feeds;

import io.tipstaff.portal.agency.Person;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Sources that partners write themselves: STIX objects, put there over TAXII. Thread-safe.
public interface Inboxes {

    /// An inbox.
    ///
    /// @param source its number as a source
    /// @param name of the source
    record Inbox(long source, String name) {}

    /// Returns the inboxes that a person may write to: those of the own agency, or all for the
    /// centre's operators.
    List<Inbox> of(Person person);

    /// Takes an envelope in; it is stored once this returns, and imported soon after.
    ///
    /// @param envelope JSON with `objects`
    /// @param objects what it holds, in the same order
    /// @throws java.util.NoSuchElementException if the person has no such inbox
    Delivery deliver(long source, byte[] envelope, List<Delivery.Thing> objects, Person by);

    /// Finds what somebody of the person's agency delivered.
    Optional<Delivery> delivery(UUID id, Person person);
}
