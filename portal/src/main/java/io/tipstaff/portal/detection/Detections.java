package io.tipstaff.portal.detection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What was found in events. Answers within the current agency scope. Thread-safe.
public interface Detections {

    /// Returns detections, the newest first.
    List<Detection> newest(DetectionFilter filter, int limit);

    /// Counts detections, up to this many.
    long count(DetectionFilter filter, int atMost);

    /// Returns one detection.
    Optional<Detection> find(long id);

    /// Returns how much was looked at and found since then, counted by whole hours.
    Traffic since(Instant begin);

    /// How much was looked at and found.
    record Traffic(long lines, long bytes, long matches) {}
}
