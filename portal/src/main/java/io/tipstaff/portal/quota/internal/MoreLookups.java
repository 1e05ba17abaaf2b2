package io.tipstaff.portal.quota.internal;

import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.PersonId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request of an agency for more lookups.
///
/// @param lookups as many as were asked for
/// @param caseNumber empty if there is none
/// @param granted as many as were granted; null if none
/// @param expiresAt when what was granted ends; null if none was
/// @param decidedBy login of the operator; null while it waits
public record MoreLookups(
        UUID id,
        AgencyId agency,
        String agencyName,
        PersonId person,
        String personName,
        int lookups,
        String reason,
        String caseNumber,
        Instant askedAt,
        State state,
        @Nullable Integer granted,
        @Nullable Instant expiresAt,
        String answer,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    /// Where a request stands.
    public enum State {
        WAITING,
        GRANTED,
        /// Granted, but fewer than asked for.
        PARTLY,
        REFUSED,
        /// Taken back by the agency.
        WITHDRAWN;

        /// Returns the name used in the database and the API.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /// Says whether nobody has decided yet.
    public boolean isWaiting() {
        return state == State.WAITING;
    }

    /// Returns how many were granted.
    public Optional<Integer> grantedLookups() {
        return Optional.ofNullable(granted);
    }
}
