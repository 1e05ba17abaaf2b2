package io.tipstaff.portal.lookup;

import io.tipstaff.portal.feeds.Assessment;
import io.tipstaff.portal.feeds.KnownIndicator;
import java.util.Locale;

/// A known indicator that says something about the object that was asked for.
public record Finding(KnownIndicator known, Assessment assessment, Relation relation) {

    /// How the indicator and the object belong together.
    public enum Relation {
        /// It is the object.
        SAME,
        /// It is another hash of the same file, as a source reports them together.
        FILE,
        /// It holds the object: its network, its domain, a mask over it.
        COVERS,
        /// It is a part of the object: the host of a URL, the domain of a mail address.
        PART;

        /// Returns the name used in the API and in messages.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
