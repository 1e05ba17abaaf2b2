package io.tipstaff.portal.relation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// That one thing is connected with another.
///
/// @param firstSeen null if nobody says
/// @param lastSeen null if nobody says
/// @param saidBy name of a source, a file or a report, or `passive DNS`; empty if it lies in the
///   things themselves
public record Link(
        Relation relation,
        Thing from,
        Node to,
        @Nullable Instant firstSeen,
        @Nullable Instant lastSeen,
        String saidBy) {}
