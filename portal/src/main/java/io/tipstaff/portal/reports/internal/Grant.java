package io.tipstaff.portal.reports.internal;

import io.tipstaff.portal.agency.AgencyId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That an agency may read a report, or some of its indicators.
///
/// @param extract how much of it
/// @param request that asked for it; null if nobody did
/// @param revokedAt null unless it was taken away before its end
public record Grant(
        UUID id,
        AgencyId agency,
        String agencyName,
        UUID report,
        String reportTitle,
        @Nullable UUID request,
        Extract extract,
        String grantedBy,
        Instant grantedAt,
        Instant expiresAt,
        @Nullable Instant revokedAt) {

    /// Says whether it still lets the agency read.
    public boolean holds(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
