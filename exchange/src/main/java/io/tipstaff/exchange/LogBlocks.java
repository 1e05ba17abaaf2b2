package io.tipstaff.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Cuts a stream into blocks of whole lines.
///
/// A line that is longer than a block makes its block longer, up to 256 MiB; beyond that it is cut.
public final class LogBlocks {

    private static final int BLOCK = 4 << 20;
    private static final int MAX_BLOCK = 256 << 20;

    /// Some whole lines.
    ///
    /// @param offset of the first byte in the stream
    /// @param length of the valid bytes
    @SuppressWarnings("ArrayRecordComponent") // a hand-over of bytes, never compared
    public record Block(long offset, byte[] bytes, int length) {}

    private final InputStream in;
    private byte[] rest = new byte[0];
    private long offset;
    private boolean ended;

    public LogBlocks(InputStream in) {
        this.in = in;
    }

    /// Returns the next block, or null at the end. Its bytes are the caller's to keep.
    public @Nullable Block next() throws IOException {
        byte[] bytes = Arrays.copyOf(rest, Math.max(BLOCK, rest.length));
        int length = rest.length;
        while (true) {
            int read = ended ? 0 : in.readNBytes(bytes, length, bytes.length - length);
            ended |= read < bytes.length - length;
            int fresh = length;
            length += read;
            int end = ended ? length : lastLineEnd(bytes, fresh, length);
            if (end > 0 || ended) {
                return cut(bytes, length, end);
            }
            if (bytes.length >= MAX_BLOCK) {
                return cut(bytes, length, length);
            }
            bytes = Arrays.copyOf(bytes, Math.min(MAX_BLOCK, 2 * bytes.length));
        }
    }

    private @Nullable Block cut(byte[] bytes, int length, int end) {
        if (end == 0) {
            return null;
        }
        rest = Arrays.copyOfRange(bytes, end, length);
        var block = new Block(offset, bytes, end);
        offset += end;
        return block;
    }

    private static int lastLineEnd(byte[] bytes, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }
}
