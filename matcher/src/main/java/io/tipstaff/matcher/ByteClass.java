package io.tipstaff.matcher;

/// What a byte of a log can be part of.
final class ByteClass {

    static final int LETTER = 1;
    static final int DIGIT = 2;

    /// Letters, digits, dash, underscore, dot.
    static final int NAME = 4;

    static final int HEX = 8;

    /// 0x80 and above.
    static final int HIGH = 16;

    /// Where a URL ends: white space, control characters, `"`, `<`, `>`, `` ` ``, `\`.
    static final int HARD_END = 32;

    /// What may follow a URL that matched: `' , ; ) ] } | # & ?`.
    static final int BOUNDARY = 64;

    /// What does not count at the end of a URL: `. : ! ? , ; ' ) ] }`.
    static final int TRAILING = 128;

    private static final short[] CLASS = new short[256];

    static {
        mark("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", LETTER | NAME);
        mark("0123456789", DIGIT | NAME | HEX);
        mark("abcdefABCDEF", HEX);
        mark("-_.", NAME);
        mark("\"<>`\\\u007f", HARD_END);
        mark("',;)]}|#&?", BOUNDARY);
        mark(".:!?,;')]}", TRAILING);
        for (int i = 0; i <= ' '; i++) {
            CLASS[i] |= HARD_END;
        }
        for (int i = 0x80; i < 0x100; i++) {
            CLASS[i] |= HIGH;
        }
    }

    private ByteClass() {}

    private static void mark(String characters, int bits) {
        for (int i = 0; i < characters.length(); i++) {
            CLASS[characters.charAt(i)] |= (short) bits;
        }
    }

    static int of(int octet) {
        return CLASS[octet & 0xFF];
    }

    static boolean is(int octet, int bits) {
        return (CLASS[octet & 0xFF] & bits) != 0;
    }

    static boolean isDigit(int octet) {
        return is(octet, DIGIT);
    }

    static boolean isAlphanumeric(int octet) {
        return is(octet, LETTER | DIGIT);
    }

    /// Returns the value of a hex digit, or -1.
    static int hex(int octet) {
        if (!is(octet, HEX)) {
            return -1;
        }
        return isDigit(octet) ? octet - '0' : (octet | 0x20) - 'a' + 10;
    }

    /// Returns the byte that two hex digits stand for, or -1.
    static int hexByte(int high, int low) {
        int upper = hex(high);
        int lower = hex(low);
        return upper < 0 || lower < 0 ? -1 : upper << 4 | lower;
    }

    static byte lower(byte octet) {
        return octet >= 'A' && octet <= 'Z' ? (byte) (octet | 0x20) : octet;
    }
}
