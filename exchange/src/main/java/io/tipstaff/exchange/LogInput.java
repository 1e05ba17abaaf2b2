package io.tipstaff.exchange;

import io.tipstaff.exchange.Detection.Packing;
import io.tipstaff.exchange.document.PeekedInput;
import io.tipstaff.exchange.document.SourceInput;
import io.tipstaff.exchange.document.Unpacking;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A log as it lies on disk or comes through a pipe, unpacked on the way: gzip, zstd, bzip2 or
/// plain, told by its first bytes.
///
/// Logs are not limited in size: they stream through.
public final class LogInput extends FilterInputStream {

    private static final int HEAD = 512;

    private final SourceInput packed;

    private LogInput(InputStream unpacked, SourceInput packed) {
        super(unpacked);
        this.packed = packed;
    }

    /// Opens a log; closing it closes `in`.
    ///
    /// @throws IOException if it cannot be read, or is an archive of several files
    public static LogInput open(InputStream in) throws IOException {
        var packed = new SourceInput(in);
        PeekedInput peeked = PeekedInput.of(packed, HEAD);
        Packing packing = Unpacking.detect(peeked.head());
        if (Unpacking.isArchive(packing)) {
            throw new IOException("an archive of several files; unpack it and give its files");
        }
        return new LogInput(Unpacking.open(peeked, packing), packed);
    }

    /// Returns how many bytes were read so far, packed as they are.
    public long packedBytes() {
        return packed.bytes();
    }
}
