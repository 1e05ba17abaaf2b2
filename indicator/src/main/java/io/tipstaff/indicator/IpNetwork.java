package io.tipstaff.indicator;

/// An IPv4 or IPv6 network, as narrow as it was written.
///
/// The address is the network's first: `192.0.2.77/24` and `192.0.2.0/24` are the same network once
/// parsed.
public record IpNetwork(IpAddress first, int prefixLength) implements Indicator {

    public IpNetwork {
        if (prefixLength < 0 || prefixLength > first.bits()) {
            throw new IllegalArgumentException("prefix length out of range: " + prefixLength);
        }
        first = first.masked(prefixLength);
    }

    /// Says whether the address lies in this network.
    public boolean contains(IpAddress address) {
        return address.bits() == first.bits() && address.masked(prefixLength).equals(first);
    }

    /// Returns the last address of the network.
    public IpAddress last() {
        int free = first.bits() - prefixLength;
        if (first.isV4()) {
            return IpAddress.v4((int) (first.low() | (1L << free) - 1));
        }
        return IpAddress.v6(
                first.high() | ones(Math.max(free - 64, 0)),
                first.low() | ones(Math.min(free, 64)));
    }

    private static long ones(int bits) {
        return bits == 0 ? 0 : -1L >>> 64 - bits;
    }

    @Override
    public Kind kind() {
        return Kind.NETWORK;
    }

    @Override
    public String canonical() {
        return first.canonical() + "/" + prefixLength;
    }
}
