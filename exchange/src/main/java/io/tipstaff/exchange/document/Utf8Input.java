package io.tipstaff.exchange.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

/// Valid UTF-8 from bytes that should be UTF-8: skips the byte-order mark, and reads bytes that are
/// no UTF-8 as windows-1252, what they are in nearly every feed that has them.
///
/// Runs of ASCII, nearly all there is, are copied without a look at each byte.
final class Utf8Input extends InputStream {

    private static final Charset FALLBACK = Charset.forName("windows-1252");
    private static final int CHUNK = 16 * 1024;
    private static final int LONGEST = 4;

    private final InputStream in;
    private final LongConsumer wrong;
    private final byte[] raw = new byte[CHUNK + LONGEST];
    private int rawLength;
    private byte[] out = {};
    private int next;
    private int end;
    private long offset;
    private boolean started;
    private boolean ended;
    private boolean told;

    Utf8Input(InputStream in, LongConsumer wrong) {
        this.in = in;
        this.wrong = wrong;
    }

    @Override
    public int read() throws IOException {
        return next < end || fill() ? out[next++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] buffer, int at, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (next >= end && !fill()) {
            return -1;
        }
        int count = Math.min(length, end - next);
        System.arraycopy(out, next, buffer, at, count);
        next += count;
        return count;
    }

    private boolean fill() throws IOException {
        next = 0;
        end = 0;
        while (end == 0) {
            if (ended && rawLength == 0) {
                return false;
            }
            int read = ended ? -1 : in.read(raw, rawLength, CHUNK);
            ended |= read < 0;
            rawLength += Math.max(read, 0);
            int from = byteOrderMark();
            if (from < 0) {
                continue;
            }
            convert(from);
        }
        return true;
    }

    /// Returns the length of the mark at the very start, or -1 if that cannot be told yet.
    private int byteOrderMark() {
        if (started) {
            return 0;
        }
        if (rawLength < 3 && !ended) {
            return -1;
        }
        started = true;
        boolean marked =
                rawLength >= 3
                        && raw[0] == (byte) 0xEF
                        && raw[1] == (byte) 0xBB
                        && raw[2] == (byte) 0xBF;
        return marked ? 3 : 0;
    }

    private void convert(int from) {
        if (isAscii(raw, from, rawLength)) {
            if (out.length < rawLength) {
                out = new byte[CHUNK + LONGEST];
            }
            System.arraycopy(raw, from, out, 0, rawLength - from);
            end = rawLength - from;
            offset += rawLength;
            rawLength = 0;
            return;
        }
        repair(from);
    }

    /// A loop that the compiler turns into vector instructions.
    private static boolean isAscii(byte[] bytes, int from, int to) {
        int all = 0;
        for (int i = from; i < to; i++) {
            all |= bytes[i];
        }
        return all >= 0;
    }

    private void repair(int from) {
        if (out.length < 3 * raw.length) {
            out = new byte[3 * raw.length];
        }
        int i = from;
        while (i < rawLength) {
            int length = sequence(i);
            if (length == 0 && !ended) {
                break;
            }
            if (length > 0) {
                System.arraycopy(raw, i, out, end, length);
                end += length;
                i += length;
            } else {
                tell(offset + i);
                byte[] fallback = new String(raw, i, 1, FALLBACK).getBytes(StandardCharsets.UTF_8);
                System.arraycopy(fallback, 0, out, end, fallback.length);
                end += fallback.length;
                i++;
            }
        }
        System.arraycopy(raw, i, raw, 0, rawLength - i);
        rawLength -= i;
        offset += i;
    }

    private void tell(long at) {
        if (!told) {
            told = true;
            wrong.accept(at);
        }
    }

    /// Returns the length of the valid sequence here, 0 if it may go on behind the buffer, -1 if
    /// there is none (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF).
    private int sequence(int at) {
        int lead = raw[at] & 0xFF;
        if (lead < 0x80) {
            return 1;
        }
        int length = lead < 0xC2 || lead > 0xF4 ? -1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        for (int i = 1; i < length; i++) {
            if (at + i >= rawLength) {
                return 0;
            }
            int octet = raw[at + i] & 0xFF;
            int low = i > 1 ? 0x80 : lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
            int high = i > 1 ? 0xBF : lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
            if (octet < low || octet > high) {
                return -1;
            }
        }
        return length;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
