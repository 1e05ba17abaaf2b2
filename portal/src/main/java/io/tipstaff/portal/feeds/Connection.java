package io.tipstaff.portal.feeds;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the server of a source is spoken to. Holds no secret: that is sealed and kept apart.
///
/// @param account user of [Authentication#BASIC], header of [Authentication#HEADER]; else empty
/// @param direct whether the centre's proxy is passed by
/// @param authority certificate in PEM that the server's chain may end in; empty for the usual ones
/// @param maxBytes of one document; null for the usual bound
/// @param expectEvery how often the source brings something new; null if that is not watched
/// @param options of the transport, by the names in [Option]
public record Connection(
        Authentication authentication,
        String account,
        boolean direct,
        String authority,
        @Nullable Long maxBytes,
        @Nullable Duration expectEvery,
        Map<String, String> options) {

    /// No sign-in, by the usual way, with the usual bounds.
    public static final Connection USUAL =
            new Connection(Authentication.NONE, "", false, "", null, null, Map.of());

    /// Names of options.
    public static final class Option {

        /// Which messages of a mailbox are read: `new` or `unseen`.
        public static final String MAIL_TAKE = "mail-take";

        /// What becomes of read messages: `leave`, `mark` as seen, or `move`.
        public static final String MAIL_AFTER = "mail-after";

        /// The folder that read messages are moved to.
        public static final String MAIL_MOVE_TO = "mail-move-to";

        /// Filter of a MISP instance: JSON members of `restSearch`.
        public static final String MISP_FILTER = "misp-filter";

        private Option() {}
    }

    public Connection {
        options = Map.copyOf(options);
    }

    /// Returns an option, or another text if it is not set.
    public String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }
}
