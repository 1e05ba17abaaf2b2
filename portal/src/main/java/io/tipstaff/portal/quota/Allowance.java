package io.tipstaff.portal.quota;

import java.time.Instant;

/// What an agency has of lookups, and what is left of it.
///
/// @param unlimited nothing runs out; [#limit] says nothing then
/// @param limit the plan of this year and all extras that have not expired
/// @param used of the limit; the centre's own lookups are counted too
/// @param resetsAt when the plan begins anew: the first moment of the next year, UTC
public record Allowance(boolean unlimited, long limit, long used, Instant resetsAt) {

    /// Returns how many are left; as many as a `long` holds if nothing runs out.
    public long left() {
        return unlimited ? Long.MAX_VALUE : Math.max(0, limit - used);
    }
}
