package io.tipstaff.portal.requests;

import org.jspecify.annotations.Nullable;

/// What a kind has granted of a request.
///
/// @param whole whether that is all that was asked for
/// @param what in a few words: "2 more lookups"
/// @param amount how many; null where that says nothing
public record Granted(boolean whole, String what, @Nullable Integer amount) {}
