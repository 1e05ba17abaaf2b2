package io.tipstaff.indicator;

/// An IPv4 or IPv6 address. An IPv4-mapped IPv6 address is the IPv4 address.
///
/// @param high the upper 64 bits of an IPv6 address, 0 for IPv4
/// @param low the lower 64 bits of an IPv6 address, or the 32 bits of an IPv4 address
/// @param bits 32 or 128
public record IpAddress(long high, long low, int bits) implements Indicator, Comparable<IpAddress> {

    private static final long IPV4_MASK = 0xFFFF_FFFFL;
    private static final long MAPPED_PREFIX = 0xFFFFL;

    public IpAddress {
        if (bits == 128 && high == 0 && low >>> 32 == MAPPED_PREFIX) {
            bits = 32;
            low &= IPV4_MASK;
        }
        if (bits != 128 && !(bits == 32 && high == 0 && (low & ~IPV4_MASK) == 0)) {
            throw new IllegalArgumentException("not an address: " + high + " " + low + "/" + bits);
        }
    }

    /// Returns the IPv4 address with these 32 bits.
    public static IpAddress v4(int address) {
        return new IpAddress(0, Integer.toUnsignedLong(address), 32);
    }

    /// Returns the IPv6 address with these bits, or the IPv4 address that it maps.
    public static IpAddress v6(long high, long low) {
        return new IpAddress(high, low, 128);
    }

    public boolean isV4() {
        return bits == 32;
    }

    /// Returns this address with all bits behind the prefix cleared.
    ///
    /// @param prefixLength 0 to [#bits()]
    public IpAddress masked(int prefixLength) {
        if (isV4()) {
            return v4(prefixLength == 0 ? 0 : (int) low & -1 << (32 - prefixLength));
        }
        long upper = prefixLength >= 64 ? high : high & headMask(prefixLength);
        long lower = prefixLength <= 64 ? 0 : low & headMask(prefixLength - 64);
        return new IpAddress(upper, lower, 128);
    }

    private static long headMask(int length) {
        return length == 0 ? 0 : -1L << (64 - length);
    }

    @Override
    public Kind kind() {
        return isV4() ? Kind.IPV4 : Kind.IPV6;
    }

    @Override
    public String canonical() {
        return isV4() ? dottedQuad() : compressed();
    }

    private String dottedQuad() {
        return (low >>> 24)
                + "."
                + (low >>> 16 & 255)
                + "."
                + (low >>> 8 & 255)
                + "."
                + (low & 255);
    }

    /// RFC 5952: lower case, no leading zeros, `::` for the first longest run of two or more zero
    /// groups.
    private String compressed() {
        int start = -1;
        int length = 1;
        for (int group = 0; group < 8; group++) {
            int run = zeroRun(group);
            if (run > length) {
                start = group;
                length = run;
            }
        }
        var text = new StringBuilder(39);
        for (int group = 0; group < 8; group++) {
            if (group == start) {
                text.append("::");
                group += length - 1;
                continue;
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(group(group)));
        }
        return text.toString();
    }

    private int zeroRun(int from) {
        int end = from;
        while (end < 8 && group(end) == 0) {
            end++;
        }
        return end - from;
    }

    private int group(int index) {
        return (int) ((index < 4 ? high : low) >>> (48 - 16 * (index & 3))) & 0xFFFF;
    }

    @Override
    public int compareTo(IpAddress other) {
        int byBits = Integer.compare(bits, other.bits);
        int byHigh = byBits != 0 ? byBits : Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    @Override
    public String toString() {
        return canonical();
    }
}
