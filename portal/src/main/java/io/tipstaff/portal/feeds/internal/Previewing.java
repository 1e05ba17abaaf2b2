package io.tipstaff.portal.feeds.internal;

import io.tipstaff.exchange.Detection;
import io.tipstaff.exchange.FeedOutcome;
import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.exchange.FeedSink;
import io.tipstaff.exchange.Refusal;
import io.tipstaff.indicator.Kind;
import io.tipstaff.portal.feeds.intake.IntakeFilter;
import io.tipstaff.portal.feeds.intake.IntakeReader;
import io.tipstaff.portal.feeds.intake.LeftOut;
import io.tipstaff.portal.feeds.internal.Preview.Extent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the first part of a document for a person to look at.
final class Previewing implements FeedSink {

    private static final int MAX_PIECES = 5_000;
    private static final int SHOWN = 20;

    private final List<FeedRecord> sample = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
    private final LeftOut leftOut;
    private long records;
    private long refused;

    private Previewing(IntakeFilter filter) {
        leftOut = new LeftOut(filter);
    }

    /// Ends the reading once enough is known.
    private static final class Enough extends RuntimeException {

        private static final long serialVersionUID = 1;

        Enough() {
            super(null, null, false, false);
        }
    }

    /// Reads the first part of a document as a source would.
    static Preview of(Path file, String name, IntakeReader reader) {
        var previewing = new Previewing(reader.intake().filter());
        try {
            return previewing.read(file, name, IntakeReader.detect(file, name), reader);
        } catch (IOException failed) {
            return Preview.failed("cannot read the document: " + failed.getMessage());
        }
    }

    private Preview read(Path file, String name, Detection detection, IntakeReader reader)
            throws IOException {
        try {
            FeedOutcome outcome = reader.read(file, name, this);
            return preview(detection, Extent.WHOLE, outcome.messages(), Preview.problemOf(outcome));
        } catch (Enough _) {
            return preview(detection, Extent.FIRST_PART, List.of(), null);
        }
    }

    private Preview preview(
            Detection detection, Extent extent, List<String> messages, @Nullable String problem) {
        return new Preview(
                detection,
                sample,
                refusals,
                kinds,
                records,
                refused,
                leftOut.all(),
                extent,
                messages,
                problem);
    }

    @Override
    public void record(FeedRecord record) {
        if (leftOut.takes(record)) {
            take(record);
        }
        stopWhenEnough();
    }

    private void take(FeedRecord record) {
        records++;
        kinds.merge(record.indicator().kind(), 1, Integer::sum);
        if (sample.size() < SHOWN) {
            sample.add(record);
        }
    }

    @Override
    public void refused(Refusal refusal) {
        refused++;
        if (refusals.size() < SHOWN) {
            refusals.add(refusal);
        }
        stopWhenEnough();
    }

    private void stopWhenEnough() {
        if (records + refused + leftOut.all() >= MAX_PIECES) {
            throw new Enough();
        }
    }
}
