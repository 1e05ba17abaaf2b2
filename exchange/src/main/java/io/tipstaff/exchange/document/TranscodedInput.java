package io.tipstaff.exchange.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Text of another encoding as UTF-8, without byte-order mark.
final class TranscodedInput extends InputStream {

    private final Reader reader;
    private final char[] chars = new char[4096];
    private byte[] bytes = {};
    private int next;
    private int held;
    private boolean started;

    TranscodedInput(InputStream in, Charset charset) {
        reader = new InputStreamReader(in, charset);
    }

    @Override
    public int read() throws IOException {
        return next < bytes.length || fill() ? bytes[next++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (next >= bytes.length && !fill()) {
            return -1;
        }
        int count = Math.min(length, bytes.length - next);
        System.arraycopy(bytes, next, buffer, offset, count);
        next += count;
        return count;
    }

    private boolean fill() throws IOException {
        do {
            int read = reader.read(chars, held, chars.length - held);
            int count = held + Math.max(read, 0);
            if (count == 0) {
                return false;
            }
            held = read > 0 && Character.isHighSurrogate(chars[count - 1]) ? 1 : 0;
            int from = !started && chars[0] == '\uFEFF' ? 1 : 0;
            started = true;
            bytes = new String(chars, from, count - held - from).getBytes(StandardCharsets.UTF_8);
            chars[0] = chars[count - 1];
            next = 0;
        } while (bytes.length == 0);
        return true;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
