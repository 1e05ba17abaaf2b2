package io.tipstaff.exchange;

import io.tipstaff.exchange.Detection.Packing;
import io.tipstaff.exchange.document.Encodings;
import io.tipstaff.exchange.document.FeedException;
import io.tipstaff.exchange.document.PeekedInput;
import io.tipstaff.exchange.document.Unpacking;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.jspecify.annotations.Nullable;

/// The logs in a file: the file itself, or each member of an archive (ZIP, TAR), unpacked on the
/// way (gzip, zstd, bzip2, xz) and as UTF-8 where it is UTF-16.
///
/// Logs are not limited in size: they stream through. Archives inside archives are not opened.
public final class LogFiles {

    /// What the logs go to.
    public interface Taker {

        /// A log; it is closed by the caller.
        ///
        /// @param name of the file, `!/` and that of the member in an archive
        void take(String name, InputStream log) throws IOException;

        /// Something in an archive that is no log.
        void refused(String name, String reason);
    }

    private final Taker taker;

    private LogFiles(Taker taker) {
        this.taker = taker;
    }

    /// Reads a file.
    ///
    /// @throws IOException if it cannot be unpacked, or is no text
    public static void read(InputStream in, String name, Taker taker) throws IOException {
        var files = new LogFiles(taker);
        PeekedInput outer = PeekedInput.of(in, FeedReader.HEAD);
        Packing packing = Unpacking.detect(outer.head());
        if (Unpacking.isArchive(packing)) {
            files.archive(outer, packing, name);
            return;
        }
        PeekedInput content = PeekedInput.of(Unpacking.open(outer, packing), FeedReader.HEAD);
        Packing inner = Unpacking.detect(content.head());
        if (Unpacking.isArchive(inner)) {
            files.archive(content, inner, name);
        } else if (inner != Packing.NONE) {
            throw new IOException("packed more than once; unpack it by hand");
        } else {
            files.text(content, name);
        }
    }

    private void archive(InputStream in, Packing packing, String name) throws IOException {
        ArchiveInputStream<?> archive = Unpacking.openArchive(in, packing);
        for (ArchiveEntry entry = next(archive); entry != null; entry = next(archive)) {
            if (!entry.isDirectory()) {
                String member = name + "!/" + printable(entry.getName());
                try {
                    member(archive, entry, member);
                } catch (FeedException noText) {
                    taker.refused(member, String.valueOf(noText.getMessage()));
                }
            }
        }
    }

    private void member(ArchiveInputStream<?> archive, ArchiveEntry entry, String name)
            throws IOException {
        if (!canRead(archive, entry)) {
            taker.refused(name, "encrypted or in an unknown compression");
            return;
        }
        PeekedInput packed = PeekedInput.of(new KeptOpen(archive), FeedReader.HEAD);
        Packing packing = Unpacking.detect(packed.head());
        if (Unpacking.isArchive(packing)) {
            taker.refused(name, "an archive inside an archive");
            return;
        }
        text(PeekedInput.of(Unpacking.open(packed, packing), FeedReader.HEAD), name);
    }

    private void text(PeekedInput content, String name) throws IOException {
        byte[] head = content.head();
        boolean wide =
                head.length > 1
                        && (head[0] == (byte) 0xFF && head[1] == (byte) 0xFE
                                || head[0] == (byte) 0xFE && head[1] == (byte) 0xFF);
        var charset = wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        BinaryData.refuse(head, charset, Position.NOWHERE);
        taker.take(name, wide ? Encodings.utf8(content, charset, _ -> {}) : content);
    }

    private static @Nullable ArchiveEntry next(ArchiveInputStream<?> archive) throws IOException {
        try {
            return archive.getNextEntry();
        } catch (IllegalArgumentException | IllegalStateException corrupt) {
            throw new IOException(corrupt); // the library checks some headers only this way
        }
    }

    @SuppressWarnings("unchecked") // an entry goes back to the archive that it came from
    private static boolean canRead(ArchiveInputStream<?> archive, ArchiveEntry entry) {
        return ((ArchiveInputStream<ArchiveEntry>) archive).canReadEntryData(entry);
    }

    private static String printable(String name) {
        return name.replaceAll("\\p{Cntrl}", "\uFFFD");
    }

    /// The end of a member does not close its archive.
    private static final class KeptOpen extends FilterInputStream {

        KeptOpen(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // Whoever opened the archive closes it.
        }
    }
}
