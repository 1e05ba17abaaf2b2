package io.tipstaff.portal.whitelist;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an analyst has decided about one indicator.
///
/// @param expiresAt null if it holds for good
public record Verdict(
        Says says, String comment, String by, Instant at, @Nullable Instant expiresAt) {

    /// The decision.
    public enum Says {
        MALICIOUS,
        HARMLESS,
        /// Looked at, and left open.
        UNSURE;

        /// Returns the name used in the database and the API.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// @throws IllegalArgumentException if there is none
        public static Says ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /// Says whether it still holds.
    public boolean holds(Instant now) {
        return expiry().filter(now::isAfter).isEmpty();
    }

    /// Returns when it ends.
    public Optional<Instant> expiry() {
        return Optional.ofNullable(expiresAt);
    }
}
