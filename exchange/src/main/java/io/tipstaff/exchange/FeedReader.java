package io.tipstaff.exchange;

import io.tipstaff.exchange.FeedOutcome.Problem;
import io.tipstaff.exchange.document.ByteBudget;
import io.tipstaff.exchange.document.FeedException;
import io.tipstaff.exchange.document.PeekedInput;
import io.tipstaff.exchange.document.Reading;
import io.tipstaff.exchange.document.SourceInput;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Reads threat documents of any format.
///
/// A document streams through: memory does not grow with its size. No document makes it throw: what
/// gives no record is refused with a reason, and what cannot be read further ends the reading with
/// a [Problem] in the outcome, after everything before it went to the sink. Stateless and
/// thread-safe.
public final class FeedReader {

    /// How many first bytes a detection should be given.
    public static final int HEAD = 64 * 1024;

    private FeedReader() {}

    /// Guesses what a document is.
    ///
    /// @param head its first bytes, [#HEAD] of them if there are as many
    /// @param fileName its name or URL, which only decides where the content does not; may be empty
    public static Detection detect(byte[] head, String fileName) {
        return Detector.detect(head, fileName);
    }

    /// Reads a document as whatever it is, each member of an archive by itself.
    ///
    /// @throws IOException if the stream itself fails
    public static FeedOutcome read(
            InputStream in, String fileName, FeedOptions options, FeedSink sink)
            throws IOException {
        return read(in, fileName, UnaryOperator.identity(), options, sink);
    }

    /// Reads a document as this format; encoding, delimiter and the like are found out.
    ///
    /// @throws IOException if the stream itself fails
    public static FeedOutcome read(
            InputStream in, FeedFormat format, FeedOptions options, FeedSink sink)
            throws IOException {
        return read(in, "", found -> Detector.as(format, found), options, sink);
    }

    /// Reads a document as it was detected before, perhaps corrected by a person since. Only
    /// packing and encoding are found out anew.
    ///
    /// @throws IOException if the stream itself fails
    public static FeedOutcome read(InputStream in, Detection as, FeedOptions options, FeedSink sink)
            throws IOException {
        UnaryOperator<Detection> kept =
                found ->
                        new Detection(
                                as.format(),
                                found.packing(),
                                found.charset(),
                                as.dialect(),
                                as.mapping(),
                                as.reasons());
        return read(in, "", kept, options, sink);
    }

    private static FeedOutcome read(
            InputStream in,
            String fileName,
            UnaryOperator<Detection> choice,
            FeedOptions options,
            FeedSink sink)
            throws IOException {
        var source = new SourceInput(in);
        var peeked = PeekedInput.of(source, HEAD);
        Detection detection = choice.apply(Detector.detect(peeked.head(), fileName));
        var reading = new Reading(detection, options, sink);
        var budget = new ByteBudget(options.limits(), source);
        @Nullable Problem problem = null;
        try {
            new PackedDocument(reading, budget, choice).read(peeked, detection, fileName);
        } catch (FeedException stopped) {
            problem = stopped.problem();
        } catch (SourceInput.Failure failure) {
            throw failure.source();
        }
        return new FeedOutcome(
                reading.detection().format(),
                reading.records(),
                reading.refusals(),
                budget.bytes(),
                reading.declared(),
                problem,
                reading.messages());
    }
}
