package io.tipstaff.portal.reports.yara;

import java.util.Locale;

/// What YARA's own compiler says of a file of rules.
///
/// @param message its words; empty if it has none
public record YaraVerdict(State state, String message) {

    /// There are no rules.
    public static final YaraVerdict NONE = new YaraVerdict(State.NONE, "");

    /// How the check ended.
    public enum State {
        NONE,
        PASSED,
        FAILED,
        /// There is no compiler on this machine, or it did not end.
        UNCHECKED;

        /// Returns the name used in the database and the API.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Reads what the database holds.
    public static YaraVerdict of(String state, String message) {
        return new YaraVerdict(State.valueOf(state.toUpperCase(Locale.ROOT)), message);
    }
}
