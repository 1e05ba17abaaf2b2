package io.tipstaff.portal.relation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A link in the REST API.
///
/// @param relation its code
/// @param from key of the thing that was asked about
/// @param firstSeen null if nobody says
/// @param lastSeen null if nobody says
/// @param saidBy empty if it lies in the things themselves
public record LinkView(
        String relation,
        String from,
        NodeView to,
        @Nullable Instant firstSeen,
        @Nullable Instant lastSeen,
        String saidBy) {

    /// Returns the view.
    public static LinkView of(Link link) {
        return new LinkView(
                link.relation().code(),
                link.from().key(),
                NodeView.of(link.to()),
                link.firstSeen(),
                link.lastSeen(),
                link.saidBy());
    }
}
