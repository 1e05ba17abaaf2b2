package io.tipstaff.portal.similarity.internal;

import io.tipstaff.indicator.Kind;
import io.tipstaff.portal.feeds.Zone;
import java.time.Instant;
import java.util.List;

/// An indicator of a group.
public record Member(
        Kind kind,
        String value,
        Zone zone,
        int score,
        List<String> threats,
        Instant firstSeen,
        Instant lastSeen) {

    public Member {
        threats = List.copyOf(threats);
    }

    /// Returns the key under which other modules know it.
    public String key() {
        return kind.code() + ":" + value;
    }
}
