package io.tipstaff.portal.whitelist.internal;

import io.tipstaff.portal.whitelist.Effect;
import io.tipstaff.portal.whitelist.Listed;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// A list of harmless things, without its entries.
///
/// @param lowersBy percent that it takes from the score where its effect is to lower
/// @param bundled whether it comes with the program
public record WarningList(
        long id,
        String name,
        String description,
        Matching matching,
        Effect effect,
        int lowersBy,
        boolean enabled,
        boolean bundled,
        int entries,
        Instant updatedAt) {

    /// Says that an entry of it was found.
    Listed listed(String entry) {
        return new Listed(name, entry, effect, lowersBy);
    }

    /// Says whether its entries can be names.
    boolean holdsNames() {
        return matching == Matching.HOSTNAME || matching == Matching.STRING;
    }

    /// How entries match, by the names of MISP's warninglists.
    public enum Matching {
        /// The value itself.
        STRING,
        /// Anywhere in the value.
        SUBSTRING,
        /// The host name and every name below it.
        HOSTNAME,
        /// Addresses of the network.
        CIDR,
        /// A regular expression (RE2), anywhere in the value.
        REGEX;

        /// Returns the name used in the database and the API.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// @throws IllegalArgumentException if there is none
        public static Matching ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /// A list with its entries, as it was read.
    ///
    /// @param keepsOut whether its publisher means it to keep out, not only to be shown
    /// @param refused entries that could not be read, with the reason; at most a hundred
    public record Content(
            String name,
            String description,
            Matching matching,
            boolean keepsOut,
            List<String> entries,
            List<String> refused) {

        public Content {
            entries = List.copyOf(entries);
            refused = List.copyOf(refused);
        }
    }
}
