package io.tipstaff.matcher;

/// One bit for each IPv4 /24: whether the index holds something inside.
final class NetworkBits {

    static final int WORDS = 1 << 18;
    static final int BYTES = WORDS * Long.BYTES;

    private NetworkBits() {}

    static void add(long[] bits, int address, int prefixLength) {
        int first = address >>> 8;
        int count = prefixLength >= 24 ? 1 : 1 << (24 - prefixLength);
        for (int i = first; i < first + count; i++) {
            bits[i >> 6] |= 1L << i;
        }
    }

    static boolean contains(long[] bits, int address) {
        int network = address >>> 8;
        return (bits[network >> 6] >>> network & 1) != 0;
    }
}
