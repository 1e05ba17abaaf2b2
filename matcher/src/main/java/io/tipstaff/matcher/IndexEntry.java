package io.tipstaff.matcher;

import io.tipstaff.indicator.Indicator;

/// One indicator as one source holds it.
///
/// @param id the caller's number for source and record, 0 to 2^48 - 1
/// @param flags the caller's own bits, 0 to 255
public record IndexEntry(Indicator indicator, long id, int flags) {

    /// The largest id that fits into an index.
    public static final long MAX_ID = (1L << 48) - 1;

    public IndexEntry {
        if (id < 0 || id > MAX_ID) {
            throw new IllegalArgumentException("id out of range: " + id);
        }
        if (flags < 0 || flags > 255) {
            throw new IllegalArgumentException("flags out of range: " + flags);
        }
    }
}
