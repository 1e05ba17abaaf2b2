package io.tipstaff.portal.feeds;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One reading of a source.
///
/// @param startedAt null while it waits
/// @param endedAt null until it ended
/// @param format code of the format that it was read as, null until known
/// @param problem what went wrong and what to do, null if nothing did
public record Import(
        long id,
        long sourceId,
        State state,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String format,
        Counts counts,
        @Nullable String problem,
        List<String> messages) {

    public Import {
        messages = List.copyOf(messages);
    }

    /// Where an import stands.
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        /// Read, but not applied: it lacks so much of the last one that a person has to look.
        HELD,
        FAILED;

        /// Returns the name used in the database and the API.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Says whether nothing more will happen.
        public boolean isFinal() {
            return this == DONE || this == HELD || this == FAILED;
        }
    }

    /// What an import counted.
    ///
    /// @param bytes unpacked
    /// @param added indicators that this source had not reported before
    public record Counts(
            long bytes,
            long records,
            long refused,
            long added,
            long changed,
            long unchanged,
            long withdrawn) {

        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);
    }

    /// Returns what went wrong.
    public Optional<String> whatWentWrong() {
        return Optional.ofNullable(problem);
    }

    /// Returns how long it has been or was running.
    public Duration took(Instant now) {
        return startedAt == null
                ? Duration.ZERO
                : Duration.between(startedAt, endedAt == null ? now : endedAt);
    }
}
