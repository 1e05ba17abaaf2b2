package io.tipstaff.matcher;

/// Reads dotted quads from bytes.
final class Ipv4Text {

    private Ipv4Text() {}

    /// Returns the 32 bits of the quad that is the whole range, or -1.
    static long parse(byte[] text, int from, int to) {
        return end(text, from, to) == to ? value(text, from, to) : -1;
    }

    /// Returns where the quad ends that starts here, or -1 if none does. Decimal, 0 to 255, no
    /// leading zero.
    static int end(byte[] text, int from, int to) {
        int at = from;
        for (int part = 0; part < 4; part++) {
            if (part > 0) {
                if (at >= to || text[at] != '.') {
                    return -1;
                }
                at++;
            }
            int end = octetEnd(text, at, to);
            if (end < 0) {
                return -1;
            }
            at = end;
        }
        return at;
    }

    private static int octetEnd(byte[] text, int from, int to) {
        int at = from;
        int value = 0;
        while (at < to && at - from < 3 && ByteClass.isDigit(text[at])) {
            value = value * 10 + text[at++] - '0';
        }
        boolean leadingZero = at - from > 1 && text[from] == '0';
        return at == from || value > 255 || leadingZero ? -1 : at;
    }

    /// Returns the bits of a quad that is known to be one.
    static long value(byte[] text, int from, int to) {
        long address = 0;
        int octet = 0;
        for (int i = from; i < to; i++) {
            if (text[i] == '.') {
                address = address << 8 | octet;
                octet = 0;
            } else {
                octet = octet * 10 + text[i] - '0';
            }
        }
        return address << 8 | octet;
    }
}
