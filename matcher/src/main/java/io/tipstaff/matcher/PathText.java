package io.tipstaff.matcher;

/// Takes the canonical form of a path with its query, byte by byte as `UrlText` does, and remembers
/// where in the line each byte of it ends.
final class PathText {

    /// Bytes of the rest of a URL that are read; longer ones are cut.
    static final int MAX = 8192;

    private static final byte[] HEX = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
    };

    final byte[] bytes;
    final int[] ends;
    int start;
    int end;

    private final byte[] decoded = new byte[MAX + 1];
    private final int[] decodedEnds = new int[MAX + 1];
    private final int[] segments = new int[MAX + 1];
    private int length;

    /// @param room for what stands before the path
    PathText(int room) {
        bytes = new byte[room + 3 * MAX + 8];
        ends = new int[bytes.length];
    }

    /// Reads a path into [#bytes] from `at` on.
    ///
    /// @param from where it starts; from a question mark on, a slash is put in front
    /// @param rawStart position in the line of `text[from]`
    void read(int at, byte[] text, int[] textEnds, int from, int to, int rawStart) {
        start = at;
        end = at;
        int question = IndicatorKey.indexOf(text, from, to, '?');
        int pathEnd = question < 0 ? to : question;
        length = 0;
        if (pathEnd == from) {
            decoded[0] = '/';
            decodedEnds[0] = rawStart;
            length = 1;
        }
        decode(text, textEnds, from, pathEnd);
        removeDotSegments();
        escape('?');
        if (question >= 0) {
            put((byte) '?', textEnds[question]);
            length = 0;
            decode(text, textEnds, question + 1, to);
            escape('#');
        }
    }

    private void decode(byte[] text, int[] textEnds, int from, int to) {
        for (int i = from; i < to; i++) {
            int octet = text[i];
            if (octet == '%' && i + 2 < to) {
                int escaped = ByteClass.hexByte(text[i + 1], text[i + 2]);
                if (escaped >= 0) {
                    octet = escaped;
                    i += 2;
                }
            }
            decoded[length] = (byte) octet;
            decodedEnds[length++] = textEnds[i];
        }
    }

    /// RFC 3986, 5.2.4, on whole segments, in place.
    private void removeDotSegments() {
        if (!hasDotSegment()) {
            return;
        }
        int kept = 0;
        int out = 0;
        for (int slash = 0; slash < length; ) {
            int next = slash + 1;
            while (next < length && decoded[next] != '/') {
                next++;
            }
            int dots = dots(slash + 1, next);
            boolean last = next == length;
            if (dots == 2 && kept > 0) {
                out = segments[--kept];
            }
            if (dots == 0) {
                segments[kept++] = out;
                System.arraycopy(decoded, slash, decoded, out, next - slash);
                System.arraycopy(decodedEnds, slash, decodedEnds, out, next - slash);
                out += next - slash;
            } else if (last) {
                decoded[out] = '/';
                decodedEnds[out++] = decodedEnds[next - 1];
            }
            slash = next;
        }
        length = out;
    }

    private boolean hasDotSegment() {
        for (int i = 0; i + 1 < length; i++) {
            if (decoded[i] == '/' && decoded[i + 1] == '.') {
                return true;
            }
        }
        return false;
    }

    /// Returns 1 for `.`, 2 for `..`, and 0 for any other segment.
    private int dots(int from, int to) {
        int size = to - from;
        boolean dotted = size == 1 || size == 2;
        for (int i = from; i < to; i++) {
            dotted &= decoded[i] == '.';
        }
        return dotted ? size : 0;
    }

    private void escape(char also) {
        for (int i = 0; i < length; i++) {
            int c = decoded[i] & 0xFF;
            if (isEscaped(c) || c == also) {
                put((byte) '%', decodedEnds[i]);
                put(HEX[c >> 4], decodedEnds[i]);
                put(HEX[c & 15], decodedEnds[i]);
            } else {
                put((byte) c, decodedEnds[i]);
            }
        }
    }

    static boolean isEscaped(int c) {
        return c <= 0x20
                || c >= 0x7F
                || switch (c) {
                    case '%', '#', '\\', '"', '<', '>', '`', '*' -> true;
                    default -> false;
                };
    }

    private void put(byte octet, int rawEnd) {
        bytes[end] = octet;
        ends[end++] = rawEnd;
    }
}
