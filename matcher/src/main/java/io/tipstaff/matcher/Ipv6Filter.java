package io.tipstaff.matcher;

import io.tipstaff.indicator.Kind;

/// Finds IPv6 addresses, which are rare enough to be read in full.
///
/// An address has `::`, or at least six colons with a hex digit on both sides in 36 bytes, so three
/// of them in one word. Times and MAC addresses that look like that are sorted out by reading.
final class Ipv6Filter {

    private static final int LONGEST = 64;

    private final IndicatorIndex index;
    private final boolean addresses;
    private final boolean networks;
    private final boolean others;
    private final Ipv6Text text = new Ipv6Text();
    private final LineView line = new LineView();

    Ipv6Filter(IndicatorIndex index, Wanted wanted) {
        this.index = index;
        this.addresses = wanted.has(Kind.IPV6);
        this.networks = wanted.has(Kind.NETWORK);
        this.others =
                wanted.has(Kind.ENDPOINT) || wanted.has(Kind.URL) || wanted.has(Kind.URL_MASK);
    }

    void run(Block block) {
        line.set(block.bytes, Block.PAD, block.end);
        int done = 0;
        for (int word = 1; word <= block.words; word++) {
            long candidates = block.candidates.addressColons[word];
            while (candidates != 0) {
                int at = 64 * word + Long.numberOfTrailingZeros(candidates);
                candidates &= candidates - 1;
                if (at >= done) {
                    done = check(block, at);
                }
            }
        }
    }

    /// Reads the run around this colon; returns its end.
    private int check(Block block, int inside) {
        int start = inside;
        while (inside - start <= LONGEST && isIpv6(line.at(start - 1))) {
            start--;
        }
        int end = inside;
        while (end - inside <= LONGEST && isIpv6(line.at(end))) {
            end++;
        }
        boolean whole = Math.max(inside - start, end - inside) <= LONGEST;
        if (whole && hasColonsOfAddress(start, end) && mayMatchRun(start, end)) {
            block.suspect(inside);
        }
        return end;
    }

    private boolean hasColonsOfAddress(int start, int end) {
        int count = 0;
        for (int i = start; i < end; i++) {
            if (line.bytes[i] == ':') {
                count++;
                if (line.at(i + 1) == ':') {
                    return true;
                }
            }
        }
        return count >= 6;
    }

    /// Runs with anything unusual about their ends pass: reading them is not worth the code.
    private boolean mayMatchRun(int start, int end) {
        int next = line.at(end);
        boolean odd =
                isOdd(start) || next == '.' || line.at(start) == ':' || line.at(end - 1) == ':';
        if (odd) {
            return end - start > 2 || isOdd(start) || !isWord(line.at(start - 1)) && !isWord(next);
        }
        return !isWord(next) && mayMatch(line.bytes, start, end);
    }

    private static boolean isWord(int octet) {
        return ByteClass.isAlphanumeric(octet) || octet == '_';
    }

    private static boolean isIpv6(int octet) {
        return octet == ':' || ByteClass.is(octet, ByteClass.HEX);
    }

    private boolean isOdd(int start) {
        for (int i = 1; i <= 3; i++) {
            int before = line.at(start - i);
            if (before == '%' || before == '\\') {
                return true;
            }
        }
        return false;
    }

    private boolean mayMatch(byte[] bytes, int from, int to) {
        if (!text.parse(bytes, from, to)) {
            return false;
        }
        if (text.isV4() || others && line.at(from - 1) == '[') {
            return true;
        }
        return addresses
                        && index.mayHoldNumber(
                                KeyHash.number(Kind.IPV6.number(), text.high(), text.low(), 0))
                || networks && isInNetwork();
    }

    private boolean isInNetwork() {
        for (int length = 0; length < 128; length++) {
            if ((index.v6Prefixes()[length >> 6] >>> length & 1) != 0) {
                long high = AddressFinder.upper(text.high(), length);
                long low = AddressFinder.lower(text.low(), length);
                if (index.mayHoldNumber(KeyHash.number(Kind.NETWORK.number(), high, low, length))) {
                    return true;
                }
            }
        }
        return false;
    }
}
