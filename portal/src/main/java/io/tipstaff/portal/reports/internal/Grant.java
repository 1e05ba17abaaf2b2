package io.tipstaff.portal.reports.internal;

import io.tipstaff.portal.agency.AgencyId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That an agency may read a report, or some of its indicators.
///
/// @param chosen keys of the indicators, as [ReportIndicator#key()]; null for the whole report
/// @param request that asked for it; null if nobody did
/// @param revokedAt null unless it was taken away before its end
public record Grant(
        UUID id,
        AgencyId agency,
        String agencyName,
        UUID report,
        String reportTitle,
        @Nullable UUID request,
        @Nullable Set<String> chosen,
        String grantedBy,
        Instant grantedAt,
        Instant expiresAt,
        @Nullable Instant revokedAt) {

    public Grant {
        chosen = chosen == null ? null : Set.copyOf(chosen);
    }

    /// Says whether it still lets the agency read.
    public boolean holds(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
