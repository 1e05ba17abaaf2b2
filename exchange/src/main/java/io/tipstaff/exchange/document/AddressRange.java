package io.tipstaff.exchange.document;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.IpAddress;
import io.tipstaff.indicator.IpNetwork;
import io.tipstaff.indicator.ParseResult.Parsed;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A run of addresses, as the fewest networks that cover exactly it: at most 62 for IPv4, 254 for
/// IPv6.
public record AddressRange(IpAddress first, IpAddress last) {

    public AddressRange {
        if (first.bits() != last.bits() || first.compareTo(last) > 0) {
            throw new IllegalArgumentException("not a range: " + first + "-" + last);
        }
    }

    /// Reads a range from its ends; empty if they are none.
    public static Optional<AddressRange> of(String first, String last) {
        Optional<IpAddress> from = address(first);
        Optional<IpAddress> to = address(last);
        if (from.isEmpty()
                || to.isEmpty()
                || from.get().bits() != to.get().bits()
                || from.get().compareTo(to.get()) > 0) {
            return Optional.empty();
        }
        return Optional.of(new AddressRange(from.get(), to.get()));
    }

    private static Optional<IpAddress> address(String text) {
        return IndicatorParser.parse(text) instanceof Parsed(IpAddress address)
                ? Optional.of(address)
                : Optional.empty();
    }

    /// Returns the networks, or addresses for networks of one, in ascending order.
    public List<Indicator> networks() {
        int bits = first.bits();
        BigInteger next = number(first);
        BigInteger end = number(last);
        var networks = new ArrayList<Indicator>();
        while (next.compareTo(end) <= 0) {
            int aligned = next.signum() == 0 ? bits : Math.min(next.getLowestSetBit(), bits);
            int fitting = end.subtract(next).add(BigInteger.ONE).bitLength() - 1;
            int size = Math.min(aligned, fitting);
            IpAddress start = address(next, bits);
            networks.add(size == 0 ? start : new IpNetwork(start, bits - size));
            next = next.add(BigInteger.ONE.shiftLeft(size));
        }
        return networks;
    }

    private static BigInteger number(IpAddress address) {
        return unsigned(address.high()).shiftLeft(64).or(unsigned(address.low()));
    }

    private static BigInteger unsigned(long value) {
        return new BigInteger(Long.toUnsignedString(value));
    }

    private static IpAddress address(BigInteger number, int bits) {
        return bits == 32
                ? IpAddress.v4(number.intValue())
                : IpAddress.v6(number.shiftRight(64).longValue(), number.longValue());
    }

    /// Returns the prefix length of a dotted mask such as `255.255.255.0`; empty if it is none.
    public static Optional<Integer> prefixLength(String dottedMask) {
        Optional<IpAddress> mask = address(dottedMask).filter(IpAddress::isV4);
        if (mask.isEmpty()) {
            return Optional.empty();
        }
        int bits = (int) mask.get().low();
        int length = Integer.numberOfLeadingZeros(~bits);
        boolean contiguous = length == 32 || bits << length == 0;
        return contiguous ? Optional.of(length) : Optional.empty();
    }
}
