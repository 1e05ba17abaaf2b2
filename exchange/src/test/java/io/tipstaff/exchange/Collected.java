package io.tipstaff.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A document that was read, with all that came of it.
public record Collected(List<FeedRecord> records, List<Refusal> refusals, FeedOutcome outcome) {

    public static Collected read(String document) {
        return read(document.getBytes(StandardCharsets.UTF_8));
    }

    public static Collected read(byte[] document) {
        return read(document, FeedOptions.defaults());
    }

    public static Collected read(byte[] document, FeedOptions options) {
        return read(new ByteArrayInputStream(document), options);
    }

    public static Collected read(InputStream document, FeedOptions options) {
        var sink = new ListSink();
        try {
            FeedOutcome outcome = FeedReader.read(document, "", options, sink);
            return new Collected(sink.records, sink.refusals, outcome);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public static Collected readAs(FeedFormat format, String document) {
        var sink = new ListSink();
        try {
            FeedOutcome outcome =
                    FeedReader.read(
                            new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)),
                            format,
                            FeedOptions.defaults(),
                            sink);
            return new Collected(sink.records, sink.refusals, outcome);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// The indicators, each as `kind canonical`.
    public List<String> indicators() {
        return records.stream()
                .map(FeedRecord::indicator)
                .map(indicator -> indicator.kind().code() + " " + indicator.canonical())
                .toList();
    }

    public List<String> reasons() {
        return refusals.stream().map(Refusal::reason).toList();
    }

    public Context context(int record) {
        return records.get(record).context();
    }

    private static final class ListSink implements FeedSink {
        private final List<FeedRecord> records = new ArrayList<>();
        private final List<Refusal> refusals = new ArrayList<>();

        @Override
        public void record(FeedRecord record) {
            records.add(record);
        }

        @Override
        public void refused(Refusal refusal) {
            refusals.add(refusal);
        }
    }
}
