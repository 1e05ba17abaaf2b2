package io.tipstaff.portal.feeds.internal;

import io.tipstaff.exchange.Detection;
import io.tipstaff.exchange.FeedOutcome;
import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.exchange.Refusal;
import io.tipstaff.indicator.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the first part of a document would bring, shown before it is imported.
///
/// @param detection null if the document was not to be had
/// @param sample the first records
/// @param refusals the first refusals
/// @param kinds how many of the records read are of which kind
/// @param leftOut how many records the filter of the source left out
/// @param complete whether the whole document was read
/// @param problem what went wrong and what to do, null if nothing did
public record Preview(
        @Nullable Detection detection,
        List<FeedRecord> sample,
        List<Refusal> refusals,
        Map<Kind, Integer> kinds,
        long records,
        long refused,
        long leftOut,
        Extent complete,
        List<String> messages,
        @Nullable String problem) {

    /// How much of the document was read.
    public enum Extent {
        WHOLE,
        FIRST_PART
    }

    public Preview {
        sample = List.copyOf(sample);
        refusals = List.copyOf(refusals);
        kinds = Map.copyOf(kinds);
        messages = List.copyOf(messages);
    }

    /// Nothing could be read.
    public static Preview failed(String problem) {
        return new Preview(
                null, List.of(), List.of(), Map.of(), 0, 0, 0, Extent.WHOLE, List.of(), problem);
    }

    static @Nullable String problemOf(FeedOutcome outcome) {
        return outcome.stopped().map(Object::toString).orElse(null);
    }
}
