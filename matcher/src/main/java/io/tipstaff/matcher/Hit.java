package io.tipstaff.matcher;

import io.tipstaff.indicator.Kind;

/// An indicator that the index holds, with everyone who said so.
///
/// @param indicator canonical text
/// @param ids ascending, without repeats
/// @param flags the flags of all entries, or-ed together
@SuppressWarnings("ArrayRecordComponent") // a carrier of what was found, never compared
public record Hit(Kind kind, String indicator, long[] ids, int flags) {}
