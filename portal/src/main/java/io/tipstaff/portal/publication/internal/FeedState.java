package io.tipstaff.portal.publication.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a feed is at a moment, up to a marking.
///
/// @param version of its last change; 0 if it never held anything
/// @param changedAt when that was; null if it never held anything
public record FeedState(long version, long records, @Nullable Instant changedAt) {}
