package io.tipstaff.matcher;

/// Gives the canonical bytes of a path as it stands in a line, one after the other, in one of the
/// two ways that it may be read: as written, or percent-decoded as a whole first.
///
/// What would need more than a look ahead is odd: dot segments, stars, bytes of 0x80 and above,
/// JSON escapes of four digits, escapes of escapes.
final class PathBytes {

    /// What [#next] returns behind the last byte, and where it cannot tell.
    static final int END = -1;

    static final int ODD = -2;

    private static final int LONGEST_READ = 512;
    private static final String HEX = "0123456789ABCDEF";

    private final LineView line;
    private int at;
    private int last;
    private boolean whole;
    private boolean query;

    /// The digits of an escape that are still to be given, the next one lowest.
    private int digits;

    private int before;
    private boolean ambiguous;

    PathBytes(LineView line) {
        this.line = line;
    }

    /// Starts behind the first byte, a slash or a question mark.
    ///
    /// @param decoded whether escapes are undone as a whole first
    void start(int first, int rest, boolean decoded) {
        at = rest;
        last = rest + LONGEST_READ;
        whole = decoded;
        query = first == '?';
        digits = 0;
        before = first;
        ambiguous = false;
    }

    /// Says whether something was given that the other way would give otherwise.
    boolean isAmbiguous() {
        return ambiguous;
    }

    /// Returns the next byte of the canonical form, [#END] or [#ODD].
    int next() {
        if (digits != 0) {
            int digit = digits & 0xFF;
            digits >>>= 8;
            return digit;
        }
        int octet = read();
        if (octet == '.' && before == '/') {
            return ODD;
        }
        before = octet;
        return octet;
    }

    private int read() {
        int octet = line.at(at++);
        if (octet == '%' || octet == '\\') {
            ambiguous = true;
            return octet == '%' ? escape() : backslash();
        }
        if (octet == '#' || octet == '&' && whole || ByteClass.is(octet, ByteClass.HARD_END)) {
            return END;
        }
        if (octet == '*' || octet >= 0x80 || at > last) {
            return ODD;
        }
        query |= octet == '?';
        return octet;
    }

    private int escape() {
        int octet = line.hexByte(at);
        at += 2;
        if (octet < 0 || octet == '%') {
            return ODD;
        }
        if (whole) {
            return decoded(octet);
        }
        if (PathText.isEscaped(octet) || octet == '?' && !query) {
            digits = HEX.charAt(octet >> 4) | HEX.charAt(octet & 15) << 8;
            return '%';
        }
        return octet;
    }

    private int decoded(int octet) {
        if (octet == '#' || ByteClass.is(octet, ByteClass.HARD_END)) {
            return END;
        }
        query |= octet == '?';
        return octet == '*' || octet >= 0x80 ? ODD : octet;
    }

    private int backslash() {
        int octet = line.at(at++);
        if (octet == '/' && !whole) {
            return '/';
        }
        return octet == 'u' && !whole ? ODD : END;
    }
}
