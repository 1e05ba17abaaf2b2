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
/// A line without a time has that of the line before it: traces of exceptions and the like belong
/// to the event above them. For one log; not thread-safe.
public final class TimeSpan {

    /// Longer lines tell their time at the start.
    private static final int LOOKED_AT = 1 << 14;

    /// A trace is rarely longer; a log in which so many lines tell no time tells none at all.
    private static final int LOOKED_BACK = 200;

    private final @Nullable Instant since;
    private final @Nullable Instant until;
    private final EventParser parser;
    private @Nullable Instant last;
    private boolean timeless;

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
        timeless = false;
    }

    /// Returns when a line happened; null if neither it nor a line before tells. Lines may be left
    /// out, but come in their order.
    @Nullable Instant timeOf(byte[] bytes, int from, int to) {
        int start = from;
        int end = to;
        for (int line = 0; line < (timeless ? 1 : LOOKED_BACK); line++) {
            Optional<Instant> own = ownTime(bytes, start, end);
            if (own.isPresent()) {
                last = own.get();
                return last;
            }
            if (start == 0) {
                return last;
            }
            end = start - 1;
            start = end;
            while (start > 0 && bytes[start - 1] != '\n') {
                start--;
            }
        }
        timeless = true;
        return last;
    }

    private Optional<Instant> ownTime(byte[] bytes, int from, int to) {
        return parser.parse(Arrays.copyOfRange(bytes, from, Math.min(to, from + LOOKED_AT))).time();
    }

    /// Says whether something at this time is in it; what has no time is in no bounded span.
    boolean holds(@Nullable Instant at) {
        return !isBounded()
                || at != null
                        && (since == null || !at.isBefore(since))
                        && (until == null || at.isBefore(until));
    }
}
