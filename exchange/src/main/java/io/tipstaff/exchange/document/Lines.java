package io.tipstaff.exchange.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The lines of a UTF-8 stream: ended by LF, CR or CR LF, the last one by nothing. Of a line that
/// is too long only the start is returned; the rest is passed over without being held.
public final class Lines {

    private static final int BUFFER = 64 * 1024;
    private static final int EXCERPT = 200;

    private final InputStream in;
    private final int maxBytes;
    private byte[] buffer = new byte[BUFFER];
    private int next;
    private int end;
    private boolean afterCr;
    private long number;
    private boolean overlong;

    /// @param maxBytes of a line
    public Lines(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /// Returns the next line without its end, or null behind the last one.
    public @Nullable String next() throws IOException {
        overlong = false;
        passLineFeed();
        int held = 0;
        while (true) {
            int at = lineEnd(next + held);
            held = end - next;
            if (at >= 0) {
                return line(at);
            }
            if (held > maxBytes) {
                return passOver();
            }
            if (!fill()) {
                return held > 0 ? line(end) : null;
            }
        }
    }

    private void passLineFeed() throws IOException {
        if (afterCr && (next < end || fill()) && buffer[next] == '\n') {
            next++;
        }
        afterCr = false;
    }

    private int lineEnd(int from) {
        for (int i = from; i < end; i++) {
            if (buffer[i] == '\n' || buffer[i] == '\r') {
                return i;
            }
        }
        return -1;
    }

    private String line(int at) {
        number++;
        overlong = at - next > maxBytes;
        int length = overlong ? Math.min(EXCERPT, at - next) : at - next;
        String line = new String(buffer, next, length, StandardCharsets.UTF_8);
        pass(at);
        return line;
    }

    private void pass(int lineEnd) {
        afterCr = lineEnd < end && buffer[lineEnd] == '\r';
        next = Math.min(lineEnd + 1, end);
    }

    private String passOver() throws IOException {
        number++;
        overlong = true;
        int length = Math.min(EXCERPT, end - next);
        String start = new String(buffer, next, length, StandardCharsets.UTF_8);
        next = end;
        while (fill()) {
            int at = lineEnd(next);
            if (at >= 0) {
                pass(at);
                break;
            }
            next = end;
        }
        return start;
    }

    /// Reads more behind what is held, which moves to the front. Returns false at the end.
    private boolean fill() throws IOException {
        System.arraycopy(buffer, next, buffer, 0, end - next);
        end -= next;
        next = 0;
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int read = in.read(buffer, end, buffer.length - end);
        end += Math.max(read, 0);
        return read > 0;
    }

    /// Returns the number of the line returned last, from 1.
    public long number() {
        return number;
    }

    /// Says whether the line returned last was too long, so that only its start was returned.
    public boolean overlong() {
        return overlong;
    }
}
