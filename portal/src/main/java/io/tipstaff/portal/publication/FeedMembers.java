package io.tipstaff.portal.publication;

import io.tipstaff.portal.agency.Person;
import java.util.List;

/// What published feeds hold, for other modules. Thread-safe.
public interface FeedMembers {

    /// Returns the numbers of the indicators in a feed that a person's agency may not have by its
    /// subscription, the highest score first. None of them is marked `TLP:RED`.
    List<Long> notSubscribed(PublishedFeed feed, Person person, int limit);
}
