package io.tipstaff.portal.similarity.internal;

import io.tipstaff.portal.feeds.Zone;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Indicators that are connected by what they share.
///
/// @param id number of the oldest member
/// @param zone of the most dangerous member
/// @param zones how many members are in each
/// @param ties by what they are connected
/// @param threats that sources name most often, at most ten
public record Cluster(
        long id,
        int members,
        int sites,
        int score,
        Zone zone,
        Map<Zone, Integer> zones,
        List<Tie> ties,
        List<String> threats,
        Instant firstSeen,
        Instant lastSeen) {

    public Cluster {
        ties = List.copyOf(ties);
        threats = List.copyOf(threats);
    }
}
