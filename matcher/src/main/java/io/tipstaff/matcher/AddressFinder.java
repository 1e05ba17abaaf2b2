package io.tipstaff.matcher;

import io.tipstaff.indicator.Kind;

/// Looks an address up: itself, the longest network around it, and itself with a port.
final class AddressFinder {

    private static final int V4 = Kind.IPV4.number();
    private static final int V6 = Kind.IPV6.number();
    private static final int NETWORK = Kind.NETWORK.number();
    private static final int ENDPOINT = Kind.ENDPOINT.number();

    private final IndicatorIndex index;
    private final Wanted wanted;
    private final byte[] key = new byte[18];

    AddressFinder(IndicatorIndex index, Wanted wanted) {
        this.index = index;
        this.wanted = wanted;
    }

    void findV4(int address, int from, int to, Found found) {
        if (!NetworkBits.contains(index.networkBits(), address)) {
            return;
        }
        if (wanted.has(Kind.IPV4)) {
            putInt(address);
            offer(V4, 0, address & 0xFFFF_FFFFL, 0, 4, found, from, to);
        }
        if (wanted.has(Kind.NETWORK) && NetworkBits.contains(index.rangeBits(), address)) {
            findV4Network(address, from, to, found);
        }
    }

    private void findV4Network(int address, int from, int to, Found found) {
        for (long left = index.v4Prefixes(); left != 0; ) {
            int length = 63 - Long.numberOfLeadingZeros(left);
            left &= ~(1L << length);
            int first = length == 0 ? 0 : address & -1 << (32 - length);
            putInt(first);
            key[4] = (byte) length;
            if (offer(NETWORK, 0, first & 0xFFFF_FFFFL, length, 5, found, from, to)) {
                return;
            }
        }
    }

    void findV6(long high, long low, int from, int to, Found found) {
        if (wanted.has(Kind.IPV6)) {
            putLongs(high, low);
            offer(V6, high, low, 0, 16, found, from, to);
        }
        if (wanted.has(Kind.NETWORK)) {
            findV6Network(high, low, from, to, found);
        }
    }

    private void findV6Network(long high, long low, int from, int to, Found found) {
        for (int length = 127; length >= 0; length--) {
            if ((index.v6Prefixes()[length >> 6] >>> length & 1) == 0) {
                continue;
            }
            long upper = upper(high, length);
            long lower = lower(low, length);
            putLongs(upper, lower);
            key[16] = (byte) length;
            if (offer(NETWORK, upper, lower, length, 17, found, from, to)) {
                return;
            }
        }
    }

    /// Returns the upper 64 bits of the network of this length.
    static long upper(long high, int length) {
        return length >= 64 ? high : high & head(length);
    }

    /// Returns the lower 64 bits of the network of this length.
    static long lower(long low, int length) {
        return length <= 64 ? 0 : low & head(length - 64);
    }

    private static long head(int length) {
        return length == 0 ? 0 : -1L << (64 - length);
    }

    /// Looks an endpoint up whose address was the last one found.
    void findV4Endpoint(int address, int port, int from, int to, Found found) {
        if (wanted.has(Kind.ENDPOINT)) {
            putInt(address);
            putPort(4, port);
            offer(ENDPOINT, 0, address & 0xFFFF_FFFFL, port, 6, found, from, to);
        }
    }

    void findV6Endpoint(long high, long low, int port, int from, int to, Found found) {
        if (wanted.has(Kind.ENDPOINT)) {
            putLongs(high, low);
            putPort(16, port);
            offer(ENDPOINT, high, low, port, 18, found, from, to);
        }
    }

    private boolean offer(
            int kind, long high, long low, int extra, int length, Found found, int from, int to) {
        long hash = KeyHash.number(kind, high, low, extra);
        long record = index.mayHoldNumber(hash) ? index.find(kind, hash, key, 0, length) : 0;
        if (record != 0) {
            found.offer(kind, record, from, to, 1);
        }
        return record != 0;
    }

    private void putInt(int value) {
        for (int i = 0; i < 4; i++) {
            key[i] = (byte) (value >>> (24 - 8 * i));
        }
    }

    private void putLongs(long high, long low) {
        for (int i = 0; i < 8; i++) {
            key[i] = (byte) (high >>> (56 - 8 * i));
            key[8 + i] = (byte) (low >>> (56 - 8 * i));
        }
    }

    private void putPort(int at, int port) {
        key[at] = (byte) (port >>> 8);
        key[at + 1] = (byte) port;
    }
}
