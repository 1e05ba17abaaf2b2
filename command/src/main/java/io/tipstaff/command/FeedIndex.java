package io.tipstaff.command;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.FeedOptions;
import io.tipstaff.exchange.FeedOutcome;
import io.tipstaff.exchange.FeedReader;
import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.exchange.FeedSink;
import io.tipstaff.exchange.Refusal;
import io.tipstaff.matcher.IndexCompiler;
import io.tipstaff.matcher.IndexEntry;
import io.tipstaff.matcher.IndexSummary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Compiles feed files into an index.
final class FeedIndex implements FeedSink {

    /// A few refusals of a file help; the rest is counted.
    private static final int SHOWN_REFUSALS = 3;

    private final IndexCompiler compiler;
    private final Progress progress;
    private int file;
    private long records;
    private long refused;
    private long refusedInFile;

    private FeedIndex(IndexCompiler compiler, Progress progress) {
        this.compiler = compiler;
        this.progress = progress;
    }

    /// Reads all files and writes the index of what they hold.
    static IndexSummary compile(FeedFiles feeds, Path work, Path target, Progress progress)
            throws IOException {
        try (var compiler = new IndexCompiler(work)) {
            var index = new FeedIndex(compiler, progress);
            for (int file = 0; file < feeds.files().size(); file++) {
                index.read(file, feeds.files().get(file), feeds.names().get(file));
            }
            IndexSummary summary = compiler.publish(target);
            progress.note(
                    "%,d indicators of %,d records; %,d refused (-v names them); %,d files"
                            .formatted(
                                    summary.indicators(),
                                    index.records,
                                    index.refused,
                                    feeds.files().size()));
            return summary;
        }
    }

    private void read(int number, Path path, String name) throws IOException {
        file = number;
        refusedInFile = 0;
        try (InputStream in = Files.newInputStream(path)) {
            FeedOutcome outcome = FeedReader.read(in, name, FeedOptions.defaults(), this);
            outcome.stopped().ifPresent(problem -> progress.note(name + ": " + problem));
        } catch (UncheckedIOException failed) {
            throw new IOException("cannot write the index: " + failed.getMessage(), failed);
        }
        if (refusedInFile > SHOWN_REFUSALS) {
            progress.detail(
                    "%s: %,d more records refused".formatted(name, refusedInFile - SHOWN_REFUSALS));
        }
        progress.feeds(records);
    }

    @Override
    public void record(FeedRecord record) {
        if (record.context().revoked() || record.context().use() == Context.Use.INFORMATION) {
            return;
        }
        long place = record.at().line() > 0 ? record.at().line() : record.at().record();
        try {
            compiler.add(new IndexEntry(record.indicator(), FeedFiles.id(file, place), 0));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        records++;
    }

    @Override
    public void refused(Refusal refusal) {
        refused++;
        if (refusedInFile++ < SHOWN_REFUSALS) {
            progress.detail(refusal.at() + ": " + refusal.reason() + ": " + refusal.excerpt());
        }
    }
}
