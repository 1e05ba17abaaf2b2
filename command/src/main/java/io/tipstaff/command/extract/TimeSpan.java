package io.tipstaff.command.extract;

import io.tipstaff.exchange.event.EventParser;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Some time, and how lines tell theirs.
///
/// A line without a time has that of the line before it: traces of exceptions and the like belong to
/// the event above them. For one log; not thread-safe.
public final class TimeSpan {

    /// Longer lines tell their time at the start.
    private static final int LOOKED_AT = 1 << 14;

    private final @Nullable Instant since;
    private final @Nullable Instant until;
    private final EventParser parser;
    private @Nullable Instant last;

    /// @param since the first moment; null for the beginning
    /// @param until the first moment behind it; null for the end
    /// @param zone of lines that name none
    public TimeSpan(@Nullable Instant since, @Nullable Instant until, ZoneId zone) {
        this.since = since;
        this.until = until;
        this.parser = EventParser.in(zone, Clock.systemUTC());
    }

    /// Says whether any line may be left out, so that all must be looked at.
    boolean isBounded() {
        return since != null || until != null;
    }

    /// Begins another log.
    void start() {
        last = null;
    }

    /// Returns when a line happened.
    @Nullable Instant timeOf(byte[] bytes, int from, int to) {
        Optional<Instant> own =
                parser.parse(Arrays.copyOfRange(bytes, from, Math.min(to, from + LOOKED_AT))).time();
        if (own.isPresent()) {
            last = own.get();
        }
        return last;
    }

    /// Says whether something at this time is in it; what has no time is in no bounded span.
    boolean holds(@Nullable Instant at) {
        return !isBounded()
                || at != null
                        && (since == null || !at.isBefore(since))
                        && (until == null || at.isBefore(until));
    }
}
