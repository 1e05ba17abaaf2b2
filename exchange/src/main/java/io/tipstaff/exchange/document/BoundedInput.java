package io.tipstaff.exchange.document;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Spends a budget with each byte that comes through.
public final class BoundedInput extends FilterInputStream {

    private final ByteBudget budget;

    public BoundedInput(InputStream in, ByteBudget budget) {
        super(in);
        this.budget = budget;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        budget.spend(Math.max(read, 0));
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
