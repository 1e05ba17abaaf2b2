package io.tipstaff.portal.feeds.internal;

import io.tipstaff.exchange.Detection;
import io.tipstaff.exchange.FeedOptions;
import io.tipstaff.exchange.FeedOutcome;
import io.tipstaff.exchange.FeedReader;
import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.exchange.FeedSink;
import io.tipstaff.exchange.Refusal;
import io.tipstaff.indicator.Kind;
import io.tipstaff.portal.feeds.internal.Preview.Extent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Reads the first part of a document for a person to look at.
final class Previewing implements FeedSink {

    private static final int MAX_PIECES = 5_000;
    private static final int SHOWN = 20;

    private final List<FeedRecord> sample = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
    private long records;
    private long refused;

    /// Ends the reading once enough is known.
    private static final class Enough extends RuntimeException {

        private static final long serialVersionUID = 1;

        Enough() {
            super(null, null, false, false);
        }
    }

    static Preview of(Path file, String name, NewSource source) {
        var previewing = new Previewing();
        try {
            return previewing.read(file, detect(file, name), source);
        } catch (IOException failed) {
            return Preview.failed("cannot read the document: " + failed.getMessage());
        }
    }

    private static Detection detect(Path file, String name) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return FeedReader.detect(in.readNBytes(FeedReader.HEAD), name);
        }
    }

    private Preview read(Path file, Detection detection, NewSource source) throws IOException {
        FeedOptions options = Reading.options(source.kind());
        try (InputStream in = Files.newInputStream(file)) {
            FeedOutcome outcome =
                    source.format() == null
                            ? FeedReader.read(in, source.location(), options, this)
                            : FeedReader.read(in, source.format(), options, this);
            return preview(detection, Extent.WHOLE, outcome.messages(), Preview.problemOf(outcome));
        } catch (Enough _) {
            return preview(detection, Extent.FIRST_PART, List.of(), null);
        }
    }

    private Preview preview(
            Detection detection,
            Extent extent,
            List<String> messages,
            @org.jspecify.annotations.Nullable String problem) {
        return new Preview(
                detection, sample, refusals, kinds, records, refused, extent, messages, problem);
    }

    @Override
    public void record(FeedRecord record) {
        records++;
        kinds.merge(record.indicator().kind(), 1, Integer::sum);
        if (sample.size() < SHOWN) {
            sample.add(record);
        }
        stopWhenEnough();
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
        if (records + refused >= MAX_PIECES) {
            throw new Enough();
        }
    }
}
