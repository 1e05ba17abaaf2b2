package io.tipstaff.matcher;

/// What stands in a line behind the host of a URL, with its escapes undone: up to where a URL ends.
final class UrlRest {

    final byte[] bytes = new byte[PathText.MAX];
    final int[] ends = new int[PathText.MAX];
    int length;

    /// Reads as written: an escaped slash, and the JSON escapes of `&`, `=`, `?`, `/`, stand for
    /// themselves; any other backslash ends the URL.
    void readPlain(LineView line, int from) {
        length = 0;
        for (int i = from; i < line.to && length < PathText.MAX; ) {
            int octet = line.at(i);
            int size = 1;
            if (octet == '\\') {
                octet = escaped(line, i + 1);
                size = octet == '/' && line.at(i + 1) == '/' ? 2 : 6;
            }
            if (octet < 0 || size == 1 && ByteClass.is(octet, ByteClass.HARD_END)) {
                return;
            }
            i += size;
            put(octet, i);
        }
    }

    private static int escaped(LineView line, int at) {
        if (line.at(at) == '/') {
            return '/';
        }
        if (line.at(at) != 'u' || line.hexByte(at + 1) != 0) {
            return -1;
        }
        int octet = line.hexByte(at + 3);
        return octet == '&' || octet == '=' || octet == '?' || octet == '/' ? octet : -1;
    }

    /// Reads a URL that is escaped as a whole, up to the next `&`.
    void readEscaped(LineView line, int from) {
        length = 0;
        for (int i = from; i < line.to && length < PathText.MAX; ) {
            int octet = line.at(i);
            if (octet == '&') {
                return;
            }
            int size = 1;
            if (octet == '%' && line.hexByte(i + 1) >= 0) {
                octet = line.hexByte(i + 1);
                size = 3;
            }
            if (ByteClass.is(octet, ByteClass.HARD_END)) {
                return;
            }
            i += size;
            put(octet, i);
        }
    }

    private void put(int octet, int end) {
        bytes[length] = (byte) octet;
        ends[length++] = end;
    }

    /// Returns the end of the port that starts with a colon at 0, or 0 if there is none.
    int portEnd() {
        if (length < 2 || bytes[0] != ':') {
            return 0;
        }
        int end = 1;
        while (end < length && end < 7 && ByteClass.isDigit(bytes[end])) {
            end++;
        }
        boolean valid = end > 1 && end <= 6 && port(end) >= 1 && port(end) <= 65535;
        return valid && (end == length || !ByteClass.isAlphanumeric(bytes[end])) ? end : 0;
    }

    int port(int end) {
        return IndicatorKey.port(bytes, 0, end);
    }

    int at(int index) {
        return index < length ? bytes[index] : -1;
    }

    /// Returns the position in the line behind the first `count` bytes.
    int rawEnd(int count, int rawStart) {
        return count == 0 ? rawStart : ends[count - 1];
    }

    /// Returns where the fragment starts, or the end.
    int withoutFragment(int from) {
        int hash = IndicatorKey.indexOf(bytes, from, length, '#');
        return hash < 0 ? length : hash;
    }
}
