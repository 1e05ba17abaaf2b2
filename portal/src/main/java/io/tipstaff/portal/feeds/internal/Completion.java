package io.tipstaff.portal.feeds.internal;

import io.tipstaff.portal.feeds.Import.State;
import io.tipstaff.portal.feeds.internal.Documents.Extent;
import org.jspecify.annotations.Nullable;

/// How an import ends: whether what its document lacks is withdrawn, or waits for a person.
///
/// @param problem what went wrong and what to do, null if nothing did
/// @param withdraws whether what is missing is withdrawn
record Completion(State state, @Nullable String problem, boolean withdraws) {

    /// Below this a source may lose everything without a question.
    private static final long SMALL = 100;

    /// @param before how many indicators the source reported until now
    /// @param acceptsShrunken whether a person has agreed that anything may be missing
    static Completion of(
            Reading reading,
            Extent extent,
            long before,
            Merge.Changes changes,
            boolean acceptsShrunken) {
        @Nullable String problem = reading.problem();
        if (extent == Extent.INCREMENT) {
            return new Completion(State.DONE, problem, false);
        }
        if (reading.records() == 0 && before == 0) {
            return new Completion(
                    State.FAILED, problem == null ? nothingFound(reading) : problem, false);
        }
        boolean doubtful = problem != null || hasShrunken(before, changes.missing());
        if (changes.missing() > 0 && doubtful && !acceptsShrunken) {
            String held = held(before, changes.missing());
            return new Completion(
                    State.HELD, problem == null ? held : problem + "; " + held, false);
        }
        return new Completion(State.DONE, problem, changes.missing() > 0);
    }

    private static boolean hasShrunken(long before, long missing) {
        return before > SMALL && missing > before / 2;
    }

    private static String held(long before, long missing) {
        return missing
                + " of "
                + before
                + " indicators are missing; they stay until an operator accepts the smaller document";
    }

    private static String nothingFound(Reading reading) {
        if (reading.refusedCount() > 0) {
            return "no indicators found; all "
                    + reading.refusedCount()
                    + " records were refused, see the list for why";
        }
        return reading.leftOut() > 0
                ? "the filter of the source left out all " + reading.leftOut() + " records"
                : "the document holds no indicators";
    }
}
