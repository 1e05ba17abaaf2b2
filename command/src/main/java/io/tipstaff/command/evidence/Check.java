package io.tipstaff.command.evidence;

import java.util.Locale;

/// One thing that was looked at.
///
/// @param text what was found, for a person; may hold text of the file
public record Check(What what, State state, String text) {

    /// What is looked at.
    public enum What {
        /// The ZIP file itself: nothing beside its entries, one time on all of them.
        CONTAINER,
        /// The files, against the hashes of the manifest.
        FILES,
        /// The manifest, against a hash that was noted when it was made.
        MANIFEST,
        /// The signature of the manifest.
        SIGNATURE,
        /// Whose key it is.
        ORIGIN,
        /// The stamp of a time stamp authority.
        TIME_STAMP;

        /// Returns the name in the output.
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// What came of it.
    public enum State {
        GOOD,
        BAD,
        /// Neither proven nor disproven.
        OPEN;

        /// Returns the name in the output.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
