package io.tipstaff.exchange.document;

import io.tipstaff.exchange.FeedOutcome.Problem;
import io.tipstaff.exchange.Position;
import java.io.IOException;

/// A document cannot be read further. Ends as [io.tipstaff.exchange.FeedOutcome#stopped()].
public final class FeedException extends IOException {

    private final transient Position at;
    private final String advice;

    public FeedException(String what, Position at, String advice) {
        super(what);
        this.at = at;
        this.advice = advice;
    }

    /// Returns what the caller of the reader is told.
    public Problem problem() {
        return new Problem(String.valueOf(getMessage()), at, advice);
    }
}
