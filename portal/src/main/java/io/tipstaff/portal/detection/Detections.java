package io.tipstaff.portal.detection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// What was found in events. Answers within the current agency scope. Thread-safe.
public interface Detections {

    /// How many detections [#byDay] looks at: a scan of a whole network can find one address
    /// millions of times.
    int MOST_BY_DAY = 500_000;

    /// Returns detections, the newest first.
    List<Detection> newest(DetectionFilter filter, int limit);

    /// Counts detections, up to this many.
    long count(DetectionFilter filter, int atMost);

    /// Counts detections of these indicators that were made since then, up to this many.
    long countSince(Collection<Long> indicators, Instant since, int atMost);

    /// Counts detections of these indicators by the day (UTC) on which they were made, from this
    /// day on; days without any are left out. Only the newest [#MOST_BY_DAY] are counted.
    SortedMap<LocalDate, Long> byDay(Collection<Long> indicators, LocalDate from);

    /// Returns one detection.
    Optional<Detection> find(long id);

    /// Returns how much was looked at and found since then, counted by whole hours.
    Traffic since(Instant begin);

    /// How much was looked at and found.
    record Traffic(long lines, long bytes, long matches) {}
}
