package io.tipstaff.portal.lookup.internal;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A file of objects that is looked up behind the page.
///
/// @param name of the file
/// @param answered how many of its objects have an answer
/// @param endedAt null until it is done
public record Bulk(
        UUID id,
        String name,
        int objects,
        int answered,
        State state,
        Instant askedAt,
        @Nullable Instant endedAt) {

    /// How far it is.
    public enum State {
        RUNNING,
        /// No lookup was left to the agency; it goes on when somebody says so.
        WAITING,
        DONE;

        /// Returns the name used in the database, the API and in messages.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
