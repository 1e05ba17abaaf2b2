package io.tipstaff.matcher;

import io.tipstaff.indicator.Kind;
import java.util.Map;

/// What a published index holds.
///
/// @param counts distinct indicators by kind; kinds without any are absent
/// @param bytes size of the file
/// @param checksum CRC-32C over header and sections, in hex; equal content has an equal checksum
public record IndexSummary(Map<Kind, Long> counts, long bytes, String checksum) {

    public IndexSummary {
        counts = Map.copyOf(counts);
    }

    /// Returns the number of distinct indicators of all kinds.
    public long indicators() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
