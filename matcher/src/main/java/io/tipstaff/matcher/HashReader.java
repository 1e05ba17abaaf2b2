package io.tipstaff.matcher;

import io.tipstaff.indicator.Kind;

/// Reads file hashes in a line.
final class HashReader {

    /// Digits of the shortest hash.
    static final int SHORTEST = 32;

    private static final int ALPHANUMERIC = ByteClass.LETTER | ByteClass.DIGIT;

    private final IndicatorIndex index;
    private final Wanted wanted;
    private final byte[] key = new byte[32];

    HashReader(IndicatorIndex index, Wanted wanted) {
        this.index = index;
        this.wanted = wanted;
    }

    /// Reads the hashes in a run of name characters.
    ///
    /// @param letter whether the first character may be the letter of an escape such as `\b`
    void read(LineView line, int run, int runEnd, boolean letter, Found found) {
        for (int i = run; i < runEnd; ) {
            int end = i;
            while (end < runEnd && ByteClass.is(line.bytes[end], ALPHANUMERIC)) {
                end++;
            }
            if (letter && i == run) {
                find(line, i + 1, end, found);
            }
            find(line, i, end, found);
            i = end + 1;
        }
    }

    private void find(LineView line, int from, int to, Found found) {
        Kind kind = kindOf(to - from);
        if (kind == null || !wanted.has(kind)) {
            return;
        }
        int length = (to - from) / 2;
        for (int i = 0; i < length; i++) {
            int octet = line.hexByte(from + 2 * i);
            if (octet < 0) {
                return;
            }
            key[i] = (byte) octet;
        }
        long hash = IndicatorKey.hash(kind.number(), key, length);
        long record =
                index.mayHoldNumber(hash) ? index.find(kind.number(), hash, key, 0, length) : 0;
        if (record != 0) {
            found.offer(kind.number(), record, from, to, 1);
            found.settle();
        }
    }

    private static @org.jspecify.annotations.Nullable Kind kindOf(int digits) {
        return switch (digits) {
            case 32 -> Kind.MD5;
            case 40 -> Kind.SHA1;
            case 64 -> Kind.SHA256;
            default -> null;
        };
    }
}
