package io.tipstaff.portal.requests;

import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.PersonId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request of an agency, and what was decided.
///
/// @param kind code of a [RequestKind]
/// @param caseNumber empty if there is none
/// @param decision null while it is open
public record Request(
        UUID id,
        String kind,
        AgencyId agency,
        String agencyName,
        PersonId person,
        String personName,
        Wish wish,
        String reason,
        String caseNumber,
        Instant askedAt,
        State state,
        @Nullable Decision decision) {

    /// Where a request stands.
    public enum State {
        /// Nobody has decided.
        OPEN,
        GRANTED,
        /// Granted, but less than asked for.
        PARTLY,
        REFUSED,
        /// Taken back by the agency.
        WITHDRAWN,
        /// Was granted, and what was granted has ended.
        EXPIRED;

        /// Returns the name used in the database, in addresses and in the API.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Reads a code.
        ///
        /// @throws IllegalArgumentException if it is none
        public static State ofCode(String code) {
            return Arrays.stream(values())
                    .filter(state -> state.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no such state: " + code));
        }
    }

    public Request {
        if ((state == State.OPEN) != (decision == null)) {
            throw new IllegalArgumentException("state and decision do not fit: " + state);
        }
    }

    /// Says whether nobody has decided yet.
    public boolean isOpen() {
        return state == State.OPEN;
    }

    /// Says whether something was granted that has not ended.
    public boolean holds() {
        return state == State.GRANTED || state == State.PARTLY;
    }
}
