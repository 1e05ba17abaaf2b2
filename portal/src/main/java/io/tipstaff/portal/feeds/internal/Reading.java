package io.tipstaff.portal.feeds.internal;

import io.tipstaff.exchange.FeedOutcome;
import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.exchange.FeedSink;
import io.tipstaff.exchange.Position;
import io.tipstaff.exchange.Refusal;
import io.tipstaff.portal.feeds.Source;
import io.tipstaff.portal.feeds.intake.Intake;
import io.tipstaff.portal.feeds.intake.IntakeReader;
import io.tipstaff.portal.feeds.intake.LeftOut;
import io.tipstaff.portal.feeds.internal.Documents.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the documents of one import into its staging table and counts.
final class Reading implements FeedSink {

    /// A person reads a few; all are counted.
    static final int MAX_REFUSALS = 1000;

    private static final int MAX_MESSAGES = 100;
    private static final int REPORT_EVERY = 1 << 14;

    private final Source source;
    private final IntakeReader reader;
    private final LeftOut leftOut;
    private final Staging staging;
    private final Consumer<Reading> progress;
    private final List<Refusal> refusals = new ArrayList<>();
    private final Set<String> formats = new LinkedHashSet<>();
    private final List<String> messages = new ArrayList<>();
    private @Nullable String problem;
    private String document = "";
    private long records;
    private long refused;
    private long bytes;

    Reading(Source source, Intake intake, Staging staging, Consumer<Reading> progress) {
        this.source = source;
        this.reader = new IntakeReader(intake, source.format(), source.kind());
        this.leftOut = new LeftOut(intake.filter());
        this.staging = staging;
        this.progress = progress;
    }

    void read(List<Document> documents) throws IOException {
        for (Document next : documents) {
            document = next.name();
            read(next);
        }
    }

    private void read(Document next) throws IOException {
        String name = next.name().isEmpty() ? source.location() : next.name();
        note(reader.read(next.file(), name, this));
    }

    private void note(FeedOutcome outcome) {
        bytes += outcome.bytes();
        formats.add(outcome.format().code());
        outcome.messages().forEach(this::message);
        if (outcome.truncated()) {
            String text =
                    outcome.stopped()
                            .map(Object::toString)
                            .orElseGet(
                                    () ->
                                            "the document declares "
                                                    + outcome.declared()
                                                    + " records and brought "
                                                    + (outcome.records() + outcome.refused()));
            problem = problem == null ? named(text) : problem;
            message(text);
        }
    }

    private void message(String text) {
        if (messages.size() < MAX_MESSAGES) {
            messages.add(named(text));
        }
    }

    private String named(String text) {
        return document.isEmpty() ? text : document + ": " + text;
    }

    @Override
    public void record(FeedRecord record) {
        if (!leftOut.takes(record)) {
            return;
        }
        records++;
        try {
            staging.add(record, place(record.at()));
        } catch (SQLException failed) {
            throw new UncheckedIOException(new IOException("cannot stage a record", failed));
        }
        report();
    }

    @Override
    public void refused(Refusal refusal) {
        refused++;
        if (refusals.size() < MAX_REFUSALS) {
            Position at = refusal.at();
            refusals.add(
                    new Refusal(
                            new Position(at.record(), at.line(), place(at)),
                            refusal.reason(),
                            refusal.excerpt()));
        }
        report();
    }

    private String place(Position at) {
        return document.isEmpty() || at.where().isEmpty()
                ? document + at.where()
                : document + ": " + at.where();
    }

    private void report() {
        if ((records + refused) % REPORT_EVERY == 0) {
            progress.accept(this);
        }
    }

    long records() {
        return records;
    }

    long refusedCount() {
        return refused;
    }

    /// Returns how many records the filter of the source left out.
    long leftOut() {
        return leftOut.all();
    }

    long bytes() {
        return bytes;
    }

    List<Refusal> refusals() {
        return refusals;
    }

    List<String> messages() {
        return Stream.concat(
                        leftOut.told().map(text -> "left out by the filter: " + text).stream(),
                        messages.stream())
                .toList();
    }

    @Nullable String problem() {
        return problem;
    }

    /// Returns the codes of the formats that were met, such as `plain`, or `csv, json`.
    String formats() {
        return String.join(", ", formats);
    }
}
