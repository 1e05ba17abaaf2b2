package io.tipstaff.portal.publication.internal;

import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.publication.Publications;
import io.tipstaff.portal.publication.PublishedFeed;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/// Looks indicators up in the feeds that a person may have.
@Service
class FeedsHolding implements Publications {

    private final JdbcMembers members;
    private final Subscriptions subscriptions;

    FeedsHolding(JdbcMembers members, Subscriptions subscriptions) {
        this.members = members;
        this.subscriptions = subscriptions;
    }

    @Override
    public List<Held> holding(Collection<Long> indicators, Person person) {
        Map<PublishedFeed, Tlp> readable = new LinkedHashMap<>();
        for (PublishedFeed feed : PublishedFeed.all()) {
            subscriptions
                    .clearance(person, feed)
                    .ifPresent(clearance -> readable.put(feed, clearance));
        }
        return members.holding(indicators, readable);
    }
}
