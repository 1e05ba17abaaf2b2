package io.tipstaff.portal.whitelist.internal;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// A list of harmless things, without its entries.
///
/// @param keepsOut whether what stands on it is neither matched nor published
/// @param bundled whether it comes with the program
public record WarningList(
        long id,
        String name,
        String description,
        Matching matching,
        boolean keepsOut,
        boolean enabled,
        boolean bundled,
        int entries,
        Instant updatedAt) {

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
