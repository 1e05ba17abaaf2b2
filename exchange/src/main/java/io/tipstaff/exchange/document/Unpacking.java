package io.tipstaff.exchange.document;

import com.github.luben.zstd.ZstdInputStream;
import io.tipstaff.exchange.Detection.Packing;
import io.tipstaff.exchange.Position;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/// Recognises and opens packed documents. Nothing is ever written to disk.
public final class Unpacking {

    private static final int TAR_MAGIC_AT = 257;

    /// Enough for the strongest preset of xz.
    private static final int MAX_XZ_MEMORY_KIB = 100 * 1024;

    private static final byte[] TAR_MAGIC = "ustar".getBytes(StandardCharsets.US_ASCII);

    private Unpacking() {}

    /// Tells by the first bytes how a document is packed.
    public static Packing detect(byte[] head) {
        if (startsWith(head, 0x1F, 0x8B)) {
            return Packing.GZIP;
        }
        if (startsWith(head, 0x28, 0xB5, 0x2F, 0xFD)) {
            return Packing.ZSTD;
        }
        if (startsWith(head, 'B', 'Z', 'h')
                && head.length > 3
                && head[3] >= '1'
                && head[3] <= '9') {
            return Packing.BZIP2;
        }
        if (startsWith(head, 0xFD, '7', 'z', 'X', 'Z')) {
            return Packing.XZ;
        }
        if (startsWith(head, 'P', 'K', 3, 4) || startsWith(head, 'P', 'K', 5, 6)) {
            return Packing.ZIP;
        }
        boolean tar =
                head.length >= TAR_MAGIC_AT + TAR_MAGIC.length
                        && Arrays.equals(
                                head,
                                TAR_MAGIC_AT,
                                TAR_MAGIC_AT + TAR_MAGIC.length,
                                TAR_MAGIC,
                                0,
                                TAR_MAGIC.length);
        return tar ? Packing.TAR : Packing.NONE;
    }

    private static boolean startsWith(byte[] head, int... start) {
        if (head.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((head[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    /// Opens a stream that is packed as one file.
    public static InputStream open(InputStream in, Packing packing) throws IOException {
        return switch (packing) {
            case GZIP -> new GZIPInputStream(in, 64 * 1024);
            case ZSTD -> new ZstdInputStream(in);
            case BZIP2 -> new BZip2CompressorInputStream(in, true);
            case XZ -> new XZInputStream(in, MAX_XZ_MEMORY_KIB);
            case NONE -> in;
            case ZIP, TAR -> throw new IllegalArgumentException("an archive: " + packing);
        };
    }

    /// Opens an archive.
    public static ArchiveInputStream<?> openArchive(InputStream in, Packing packing) {
        return switch (packing) {
            case ZIP -> new ZipArchiveInputStream(in, "UTF-8", true, true);
            case TAR -> new TarArchiveInputStream(in, "UTF-8");
            case NONE, GZIP, ZSTD, BZIP2, XZ ->
                    throw new IllegalArgumentException("no archive: " + packing);
        };
    }

    /// Says whether this packing holds several files.
    public static boolean isArchive(Packing packing) {
        return packing == Packing.ZIP || packing == Packing.TAR;
    }

    /// Unpacks the start of a document as far as it goes.
    ///
    /// @param length of the start wanted
    public static byte[] unpackHead(byte[] head, Packing packing, int length) {
        try {
            InputStream in = new ByteArrayInputStream(head);
            if (isArchive(packing)) {
                var archive = openArchive(in, packing);
                var entry = archive.getNextEntry();
                while (entry != null && entry.isDirectory()) {
                    entry = archive.getNextEntry();
                }
                return entry == null ? new byte[0] : readUpTo(archive, length);
            }
            return readUpTo(open(in, packing), length);
        } catch (IOException | RuntimeException corrupt) {
            // What is wrong with it is said when it is read; a guess needs no reason to fail.
            return new byte[0];
        }
    }

    /// Reads up to `length` bytes; fewer if the stream ends or breaks before.
    private static byte[] readUpTo(InputStream in, int length) throws IOException {
        byte[] bytes = new byte[length];
        int count = 0;
        try {
            while (count < length) {
                int read = in.read(bytes, count, length - count);
                if (read < 0) {
                    break;
                }
                count += read;
            }
        } catch (IOException cutOff) {
            if (count == 0) {
                throw cutOff;
            }
        }
        return Arrays.copyOf(bytes, count);
    }

    /// Turns a failure to unpack into what the caller of the reader is told.
    public static FeedException broken(Packing packing, Exception failure) {
        return new FeedException(
                packing.name().toLowerCase(java.util.Locale.ROOT)
                        + " data broken or cut off: "
                        + failure.getMessage(),
                Position.NOWHERE,
                "fetch it again; if it stays so, ask the source");
    }
}
