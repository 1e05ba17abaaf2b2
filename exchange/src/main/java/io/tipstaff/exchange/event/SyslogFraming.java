package io.tipstaff.exchange.event;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Cuts a stream of syslog over TCP or TLS into messages, by both framings of RFC 6587, told apart
/// at each message: a length and a blank before it, or LF, CR LF or NUL behind it.
///
/// A message that is too long is cut and the rest of it passed over. For one thread.
public final class SyslogFraming {

    private static final int MAX_DIGITS = 9;

    private final InputStream in;
    private final int maxBytes;
    private final ByteArrayOutputStream message = new ByteArrayOutputStream(1024);
    private long cut;

    /// @param maxBytes of a message kept
    public SyslogFraming(InputStream in, int maxBytes) {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("a message needs a byte at least: " + maxBytes);
        }
        this.in = new BufferedInputStream(in, 64 * 1024);
        this.maxBytes = maxBytes;
    }

    /// Returns the next message that is not empty, or null at the end of the stream. What the end
    /// cuts off is a message too.
    public byte @Nullable [] next() throws IOException {
        while (true) {
            message.reset();
            int first = in.read();
            if (first < 0) {
                return null;
            }
            if (first >= '1' && first <= '9') {
                counted(first);
            } else if (!isEnd(first)) {
                keep(first);
                delimited();
            }
            if (message.size() > 0) {
                return message.toByteArray();
            }
        }
    }

    /// Reads a length; what only looked like one is the start of a delimited message.
    private void counted(int first) throws IOException {
        int length = 0;
        int octet = first;
        while (octet >= '0' && octet <= '9' && message.size() < MAX_DIGITS) {
            message.write(octet);
            length = 10 * length + octet - '0';
            octet = in.read();
        }
        if (octet != ' ') {
            if (octet >= 0 && !isEnd(octet)) {
                keep(octet);
                delimited();
            }
            return;
        }
        in.mark(1);
        int start = in.read();
        if (start != '<' && start >= 0) {
            // Not a priority, as octet counting requires: the digits belong to the message.
            in.reset();
            keep(octet);
            delimited();
            return;
        }
        message.reset();
        if (start >= 0) {
            keep(start);
            take(length - 1);
        }
    }

    private void take(int length) throws IOException {
        for (int i = 0; i < length; i++) {
            int octet = in.read();
            if (octet < 0) {
                return;
            }
            keep(octet);
        }
        if (length + 1 > maxBytes) {
            cut++;
        }
    }

    private void delimited() throws IOException {
        long length = 1;
        for (int octet = in.read(); octet >= 0 && !isEnd(octet); octet = in.read()) {
            keep(octet);
            length++;
        }
        if (length > maxBytes) {
            cut++;
        }
        dropCarriageReturn();
    }

    private void dropCarriageReturn() {
        byte[] bytes = message.toByteArray();
        if (bytes.length > 0 && bytes[bytes.length - 1] == '\r') {
            message.reset();
            message.write(bytes, 0, bytes.length - 1);
        }
    }

    private void keep(int octet) {
        if (message.size() < maxBytes) {
            message.write(octet);
        }
    }

    private static boolean isEnd(int octet) {
        return octet == '\n' || octet == 0;
    }

    /// Says whether the next message may have to be waited for: nothing more has arrived yet.
    public boolean isDrained() throws IOException {
        return in.available() == 0;
    }

    /// Returns how many messages were cut so far.
    public long cut() {
        return cut;
    }
}
