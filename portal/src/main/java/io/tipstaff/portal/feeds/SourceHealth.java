package io.tipstaff.portal.feeds;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a source fares, by its last imports.
///
/// @param since when this began, null for what has no beginning
/// @param failures how many imports in a row have failed
public record SourceHealth(State state, @Nullable Instant since, int failures) {

    /// Nothing was imported yet, so nothing can be said.
    public static final SourceHealth UNTRIED = new SourceHealth(State.UNTRIED, null, 0);

    /// What is wrong, or not.
    public enum State {
        UNTRIED,
        FINE,
        /// The document or file is not there.
        ABSENT,
        /// It was there, but holds no indicator.
        EMPTY,
        /// It broke off.
        TRUNCATED,
        /// It could not be had or read for another reason.
        FAILING,
        /// It can be had, but brought nothing new for longer than expected.
        STALE;

        /// Returns the name used in the database and the API.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Says whether somebody should look at the source.
    public boolean needsALook() {
        return switch (state) {
            case UNTRIED, FINE -> false;
            case ABSENT, EMPTY, TRUNCATED, FAILING, STALE -> true;
        };
    }
}
