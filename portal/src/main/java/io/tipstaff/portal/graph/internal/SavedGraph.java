package io.tipstaff.portal.graph.internal;

import java.time.Instant;
import java.util.UUID;

/// A graph that is kept, without what it holds.
///
/// @param owner name of the person who made it
/// @param mine whether that is the reader, who alone may change it
/// @param version to be named by whoever changes it
public record SavedGraph(
        UUID id,
        String name,
        String owner,
        boolean mine,
        boolean shared,
        int version,
        int things,
        int links,
        Instant changedAt) {}
