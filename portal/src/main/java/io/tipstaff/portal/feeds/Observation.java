package io.tipstaff.portal.feeds;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.Position;
import io.tipstaff.indicator.Tlp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one source says about an indicator.
///
/// @param confidence that the operator has in the source, 0 to 100
/// @param categories that the operator gave the source
/// @param reportedAt when the source first reported it here
/// @param withdrawnAt when the source stopped reporting it, null while it reports it
/// @param at where it stands in the source's document
/// @param written how the document writes it
public record Observation(
        long sourceId,
        String sourceName,
        int confidence,
        Tlp tlp,
        List<String> categories,
        Instant reportedAt,
        @Nullable Instant withdrawnAt,
        Position at,
        String written,
        Context context) {

    public Observation {
        categories = List.copyOf(categories);
    }

    /// Says whether the source still stands by it.
    public boolean isCurrent() {
        return withdrawnAt == null;
    }

    /// Returns how it is marked: as the source is, or as the record itself if that is stricter.
    public Tlp marking() {
        Tlp own = context.tlp().orElse(tlp);
        return tlp.compareTo(own) >= 0 ? tlp : own;
    }

    /// Returns when the source stopped reporting it.
    public Optional<Instant> withdrawn() {
        return Optional.ofNullable(withdrawnAt);
    }
}
