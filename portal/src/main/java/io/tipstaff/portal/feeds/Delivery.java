package io.tipstaff.portal.feeds;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// STIX objects that a partner put into an inbox.
///
/// @param imported whether they were read; what was not refused then is in the store
/// @param refused why objects were refused, by their ids
public record Delivery(
        UUID id,
        Instant receivedAt,
        List<Thing> objects,
        boolean imported,
        Map<String, String> refused) {

    /// An object.
    ///
    /// @param version when it was modified, or created if it says nothing of that; empty if neither
    public record Thing(String id, String version) {}

    public Delivery {
        objects = List.copyOf(objects);
        refused = Map.copyOf(refused);
    }
}
