package io.tipstaff.portal.reports.internal;

import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request of an agency for a report, or for some of its indicators.
///
/// @param kinds codes of the kinds of indicators that are wanted; none for the whole report
/// @param caseNumber empty if there is none
/// @param chosen how many indicators were granted; null for the whole report, or if nothing was
/// @param expiresAt when the grant ends; null if there is none
/// @param decidedBy login of the operator; null while it waits
public record AccessRequest(
        UUID id,
        AgencyId agency,
        String agencyName,
        PersonId person,
        String personName,
        UUID report,
        String reportTitle,
        List<String> kinds,
        String reason,
        String caseNumber,
        Instant askedAt,
        State state,
        @Nullable Integer chosen,
        @Nullable Instant expiresAt,
        String answer,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    /// Where a request stands.
    public enum State {
        WAITING,
        GRANTED,
        /// Granted, but less than asked for.
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

    public AccessRequest {
        kinds = List.copyOf(kinds);
    }

    /// Says whether nobody has decided yet.
    public boolean isWaiting() {
        return state == State.WAITING;
    }

    /// Says whether the whole report is wanted.
    public boolean isForAll() {
        return kinds.isEmpty();
    }
}
