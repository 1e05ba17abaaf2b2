package io.tipstaff.portal.similarity.internal;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A TLSH digest (Oliver, Cheng, Chen: *TLSH – A Locality Sensitive Hash*, 2013), of 128 buckets
/// and one byte of checksum, the form that services give out.
///
/// Bytes as in the text: checksum, length, quartile ratios, each with its digits swapped, and 32
/// bytes of body, two bits a bucket.
final class TlshDigest {

    static final int BYTES = 35;
    private static final int HEADER = 3;
    private static final int LENGTH_RANGE = 256;
    private static final int RATIO_RANGE = 16;

    /// What a step of length or ratio beyond one counts.
    private static final int STEP = 12;

    private static final Pattern TEXT = Pattern.compile("(?:T1)?([0-9A-F]{70})");

    /// Distance of two bytes of the body: of each pair of bits its difference, and 6 for one from
    /// the lowest to the highest.
    private static final byte[] BODY = bodyDistances();

    private final byte[] bytes;

    private TlshDigest(byte[] bytes) {
        this.bytes = bytes;
    }

    private static byte[] bodyDistances() {
        byte[] distances = new byte[256 * 256];
        for (int x = 0; x < 256; x++) {
            for (int y = 0; y < 256; y++) {
                int sum = 0;
                for (int pair = 0; pair < 8; pair += 2) {
                    int difference = Math.abs((x >> pair & 3) - (y >> pair & 3));
                    sum += difference == 3 ? 6 : difference;
                }
                distances[x << 8 | y] = (byte) sum;
            }
        }
        return distances;
    }

    /// Reads a digest with or without the `T1` of newer versions; empty for anything else, and for
    /// the digest of nothing.
    static Optional<TlshDigest> parse(String text) {
        var matcher = TEXT.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        byte[] bytes = HexFormat.of().parseHex(matcher.group(1));
        for (byte one : bytes) {
            if (one != 0) {
                return Optional.of(new TlshDigest(bytes));
            }
        }
        return Optional.empty();
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /// Returns the distance to another digest: 0 for the same, below 30 nearly the same content,
    /// beyond 100 as good as none in common.
    int distance(TlshDigest other) {
        return distance(bytes, 0, other.bytes, 0);
    }

    static int distance(byte[] a, int at, byte[] b, int bt) {
        int distance = header(a, at, b, bt);
        for (int i = HEADER; i < BYTES; i++) {
            distance += BODY[(a[at + i] & 0xFF) << 8 | b[bt + i] & 0xFF];
        }
        return distance;
    }

    /// Returns the part of the distance that the first three bytes make.
    static int header(byte[] a, int at, byte[] b, int bt) {
        int checksum = a[at] == b[bt] ? 0 : 1;
        int length = circular(swapped(a[at + 1]), swapped(b[bt + 1]), LENGTH_RANGE);
        int low = circular(a[at + 2] & 15, b[bt + 2] & 15, RATIO_RANGE);
        int high = circular(a[at + 2] >> 4 & 15, b[bt + 2] >> 4 & 15, RATIO_RANGE);
        return checksum
                + (length <= 1 ? length : length * STEP)
                + (low <= 1 ? low : (low - 1) * STEP)
                + (high <= 1 ? high : (high - 1) * STEP);
    }

    private static int swapped(byte octet) {
        return (octet & 15) << 4 | octet >> 4 & 15;
    }

    private static int circular(int a, int b, int range) {
        int difference = Math.abs(a - b);
        return Math.min(difference, range - difference);
    }

    @Override
    public boolean equals(Object that) {
        return that instanceof TlshDigest other && Arrays.equals(bytes, other.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// Returns the digest as newer versions write it.
    @Override
    public String toString() {
        return "T1" + HexFormat.of().withUpperCase().formatHex(bytes);
    }
}
