package io.tipstaff.exchange;

import io.tipstaff.exchange.Detection.Packing;
import io.tipstaff.exchange.document.BoundedInput;
import io.tipstaff.exchange.document.ByteBudget;
import io.tipstaff.exchange.document.Encodings;
import io.tipstaff.exchange.document.FeedException;
import io.tipstaff.exchange.document.PeekedInput;
import io.tipstaff.exchange.document.Reading;
import io.tipstaff.exchange.document.SourceInput;
import io.tipstaff.exchange.document.Unpacking;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.UnaryOperator;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;

/// The layers of packing around a document: nothing, one packing, an archive, one packing around an
/// archive, one packing around the members of an archive. No more than that.
final class PackedDocument {

    private final Reading reading;
    private final ByteBudget budget;
    private final UnaryOperator<Detection> choice;

    /// @param choice turns what was detected for a member into what it is read as
    PackedDocument(Reading reading, ByteBudget budget, UnaryOperator<Detection> choice) {
        this.reading = reading;
        this.budget = budget;
        this.choice = choice;
    }

    void read(InputStream packed, Detection detection, String fileName) throws IOException {
        Packing packing = detection.packing();
        if (packing == Packing.NONE) {
            var bounded = new BoundedInput(packed, budget);
            text(PeekedInput.of(bounded, FeedReader.HEAD), detection, "");
            return;
        }
        try {
            if (Unpacking.isArchive(packing)) {
                archive(packed, packing, true);
            } else {
                unpacked(
                        new BoundedInput(Unpacking.open(packed, packing), budget),
                        detection,
                        fileName);
            }
        } catch (SourceInput.Failure | FeedException passed) {
            throw passed;
        } catch (IOException broken) {
            throw Unpacking.broken(packing, broken);
        }
    }

    private void unpacked(InputStream content, Detection detection, String fileName)
            throws IOException {
        var peeked = PeekedInput.of(content, FeedReader.HEAD);
        Packing inner = Unpacking.detect(peeked.head());
        if (Unpacking.isArchive(inner)) {
            archive(peeked, inner, false);
        } else if (inner != Packing.NONE) {
            throw new FeedException(
                    "packed more than once",
                    new Position(0, 0, fileName),
                    "unpack it by hand and add what is in it");
        } else {
            text(peeked, detection, "");
        }
    }

    private void archive(InputStream in, Packing packing, boolean outermost) throws IOException {
        ArchiveInputStream<?> archive = Unpacking.openArchive(in, packing);
        int members = 0;
        for (ArchiveEntry entry = next(archive); entry != null; entry = next(archive)) {
            if (++members > reading.limits().members()) {
                throw new FeedException(
                        "more than " + reading.limits().members() + " files in the archive",
                        Position.NOWHERE,
                        "unpack it by hand if the source can be trusted");
            }
            if (!entry.isDirectory() && !entry.getName().startsWith("__MACOSX/")) {
                member(archive, entry, outermost);
            }
        }
    }

    private static @org.jspecify.annotations.Nullable ArchiveEntry next(
            ArchiveInputStream<?> archive) throws IOException {
        try {
            return archive.getNextEntry();
        } catch (IllegalArgumentException | IllegalStateException corrupt) {
            throw new IOException(corrupt); // the library checks some headers only this way
        }
    }

    private void member(ArchiveInputStream<?> archive, ArchiveEntry entry, boolean outermost)
            throws IOException {
        String name = new Refusal(Position.NOWHERE, "", entry.getName()).excerpt();
        if (!canRead(archive, entry)) {
            throw new FeedException(
                    "encrypted or in an unknown compression",
                    new Position(0, 0, name),
                    "unpack it by hand and add what is in it");
        }
        var peeked = PeekedInput.of(archive, FeedReader.HEAD);
        Packing packing = Unpacking.detect(peeked.head());
        if (Unpacking.isArchive(packing)) {
            reading.refuse(new Position(0, 0, name), "an archive inside an archive", name);
            return;
        }
        InputStream open = Unpacking.open(peeked, packing);
        boolean counted = !outermost && packing == Packing.NONE;
        var content =
                PeekedInput.of(counted ? open : new BoundedInput(open, budget), FeedReader.HEAD);
        text(content, choice.apply(Detector.detect(content.head(), name)), name);
    }

    @SuppressWarnings("unchecked") // an entry goes back to the archive that it came from
    private static boolean canRead(ArchiveInputStream<?> archive, ArchiveEntry entry) {
        return ((ArchiveInputStream<ArchiveEntry>) archive).canReadEntryData(entry);
    }

    private void text(PeekedInput content, Detection detection, String member) throws IOException {
        boolean isText = detection.format() != FeedFormat.PDF;
        if (isText) {
            BinaryData.refuse(
                    content.head(), detection.charset(), reading.placed(Position.NOWHERE));
        }
        InputStream utf8 =
                !isText
                        ? content
                        : Encodings.utf8(content, detection.charset(), this::wrongEncoding);
        reading.turnTo(utf8, detection, member);
        Readers.of(detection.format()).read(reading);
    }

    private void wrongEncoding(long offset) {
        reading.remark("not UTF-8 at byte " + offset + ": such bytes are read as windows-1252");
    }
}
