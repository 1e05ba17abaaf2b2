package io.tipstaff.portal.feeds.intake;

import io.tipstaff.exchange.Detection;
import io.tipstaff.exchange.Dialect;
import io.tipstaff.exchange.FeedFormat;
import io.tipstaff.exchange.FeedOptions;
import io.tipstaff.exchange.FeedOutcome;
import io.tipstaff.exchange.FeedReader;
import io.tipstaff.exchange.FeedSink;
import io.tipstaff.indicator.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads documents as a person decided for their source, and finds out the rest.
///
/// @param format null if it is recognised
/// @param kind the only one as which text is read; null for whatever it looks like
public record IntakeReader(Intake intake, @Nullable FeedFormat format, @Nullable Kind kind) {

    /// Reads a document into a sink.
    ///
    /// @param name its name or address
    public FeedOutcome read(Path file, String name, FeedSink sink) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            if (!intake.delimiter().isEmpty()) {
                return FeedReader.read(in, asTable(detect(file, name)), options(), sink);
            }
            return format == null
                    ? FeedReader.read(in, name, options(), sink)
                    : FeedReader.read(in, format, options(), sink);
        }
    }

    /// Returns what a document looks like, before anything that a person decided.
    public static Detection detect(Path file, String name) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return FeedReader.detect(in.readNBytes(FeedReader.HEAD), name);
        }
    }

    /// The delimiter makes it a table; the titles are those found, if it was found to be the same.
    private Detection asTable(Detection found) {
        char delimiter = intake.delimiter().charAt(0);
        Dialect dialect =
                found.dialect().delimiter() == delimiter
                        ? found.dialect()
                        : new Dialect(delimiter, Dialect.Header.ROW, List.of());
        return new Detection(
                FeedFormat.CSV,
                found.packing(),
                found.charset(),
                dialect,
                found.mapping(),
                found.reasons());
    }

    private FeedOptions options() {
        FeedOptions usual = FeedOptions.defaults();
        return new FeedOptions(
                intake.mapping(), usual.limits(), kind == null ? Set.of() : Set.of(kind));
    }
}
