package io.tipstaff.exchange.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// A stream of which the first bytes were looked at.
public final class PeekedInput extends InputStream {

    private final InputStream in;
    private final byte[] head;
    private int next;

    private PeekedInput(InputStream in, byte[] head) {
        this.in = in;
        this.head = head;
    }

    /// Looks at up to `length` bytes.
    public static PeekedInput of(InputStream in, int length) throws IOException {
        return new PeekedInput(in, in.readNBytes(length));
    }

    /// Returns the bytes looked at.
    public byte[] head() {
        return Arrays.copyOf(head, head.length);
    }

    @Override
    public int read() throws IOException {
        return next < head.length ? head[next++] & 0xFF : in.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (next >= head.length) {
            return in.read(buffer, offset, length);
        }
        int count = Math.min(length, head.length - next);
        System.arraycopy(head, next, buffer, offset, count);
        next += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
