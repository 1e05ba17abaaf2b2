package io.tipstaff.portal.feeds;

import io.tipstaff.indicator.Indicator;
import java.time.Instant;
import java.util.List;

/// An indicator with all that sources say about it.
///
/// @param id its number here and in the compiled index
public record KnownIndicator(
        long id, Indicator indicator, Instant addedAt, List<Observation> observations) {

    public KnownIndicator {
        observations = List.copyOf(observations);
    }
}
