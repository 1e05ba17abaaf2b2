package io.tipstaff.command;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// A stream of the process: closing it only sends out what waits.
final class KeptOpen extends FilterOutputStream {

    KeptOpen(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
