package io.tipstaff.portal.publication;

import io.tipstaff.portal.agency.Person;
import java.util.List;

/// What is published, for other modules.
public interface FeedList {

    /// A feed as somebody sees it.
    ///
    /// @param available whether the person may have it
    /// @param records in the newest version; 0 if the person may not have it
    record ListedFeed(PublishedFeed feed, boolean available, long records) {}

    /// Returns all feeds, whether or not the person may have them.
    List<ListedFeed> listFor(Person person);
}
