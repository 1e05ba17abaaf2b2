package io.tipstaff.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Cuts a stream into blocks of whole lines.
///
/// A line that is longer than a block makes its block longer, up to 256 MiB; beyond that it is cut.
public final class LogBlocks {

    /// Small enough that a few of them stay in the caches of the processor.
    private static final int BLOCK = 1 << 20;

    private static final int MAX_BLOCK = 256 << 20;

    /// Read at a time: the copy that the JDK makes of each read stays in the nearest cache.
    private static final int READ = 1 << 17;

    /// Some whole lines.
    ///
    /// @param offset of the first byte in the stream
    /// @param length of the valid bytes
    @SuppressWarnings("ArrayRecordComponent") // a hand-over of bytes, never compared
    public record Block(long offset, byte[] bytes, int length) {}

    private final InputStream in;
    private final Deque<byte[]> spare = new ArrayDeque<>();
    private byte[] rest = new byte[0];
    private long offset;
    private boolean ended;

    public LogBlocks(InputStream in) {
        this.in = in;
    }

    /// Takes the bytes of a block back for a later one, so that none have to be cleared and
    /// collected.
    public void recycle(Block block) {
        if (block.bytes().length == BLOCK) {
            spare.add(block.bytes());
        }
    }

    /// Returns the next block, or null at the end. Its bytes are the caller's to keep, until it
    /// recycles them.
    public @Nullable Block next() throws IOException {
        byte[] bytes = start();
        int length = rest.length;
        while (true) {
            int read = ended ? 0 : read(bytes, length);
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

    private byte[] start() {
        if (rest.length > BLOCK || spare.isEmpty()) {
            return Arrays.copyOf(rest, Math.max(BLOCK, rest.length));
        }
        byte[] bytes = spare.remove();
        System.arraycopy(rest, 0, bytes, 0, rest.length);
        return bytes;
    }

    private int read(byte[] bytes, int from) throws IOException {
        int at = from;
        int wanted;
        int read;
        do {
            wanted = Math.min(READ, bytes.length - at);
            read = in.readNBytes(bytes, at, wanted);
            at += read;
        } while (at < bytes.length && read == wanted);
        return at - from;
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
