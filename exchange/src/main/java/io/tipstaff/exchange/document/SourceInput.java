package io.tipstaff.exchange.document;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Marks failures of the source itself, so that they can be told from those of unpacking it.
public final class SourceInput extends FilterInputStream {

    private long bytes;

    public SourceInput(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int read = in.read(buffer, offset, length);
            bytes += Math.max(read, 0);
            return read;
        } catch (IOException failure) {
            throw new Failure(failure);
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /// Returns how many bytes were taken from the source.
    public long bytes() {
        return bytes;
    }

    /// The source failed.
    public static final class Failure extends IOException {

        private final IOException source;

        Failure(IOException source) {
            super(source);
            this.source = source;
        }

        /// Returns what the source threw.
        public IOException source() {
            return source;
        }
    }
}
