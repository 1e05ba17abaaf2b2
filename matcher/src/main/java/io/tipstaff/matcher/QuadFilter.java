package io.tipstaff.matcher;

import io.tipstaff.indicator.Kind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Finds dotted quads in a /24 of which the index holds anything.
///
/// Of each quad whose third dot is a candidate the three numbers before it are read without
/// branches, and all /24s of a block are probed together. The few that pass are looked up.
final class QuadFilter {

    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final IndicatorIndex index;
    private final boolean addresses;
    private final boolean networks;
    private final boolean endpoints;
    private final boolean urls;
    private final boolean masks;
    private final UrlProbe urlProbe;
    private final LineView line = new LineView();

    private final Positions dots = new Positions();
    private int[] odd = new int[0];
    private int[] networks24 = new int[0];
    private int odds;

    QuadFilter(IndicatorIndex index, Wanted wanted) {
        this.index = index;
        this.addresses = wanted.has(Kind.IPV4);
        this.networks = wanted.has(Kind.NETWORK);
        this.endpoints = wanted.has(Kind.ENDPOINT);
        this.urls = wanted.has(Kind.URL);
        this.masks = wanted.has(Kind.URL_MASK);
        this.urlProbe = new UrlProbe(index, line);
    }

    void run(Block block) {
        line.set(block.bytes, Block.PAD, block.end);
        dots.take(block.candidates.thirdDots, 1, block.words);
        odd = dots.beside(odd);
        networks24 = dots.beside(networks24);
        read(block);
        probe();
        for (int i = 0; i < dots.count; i++) {
            check(block, Block.PAD + dots.bits[i]);
        }
        for (int i = 0; i < odds; i++) {
            check(block, Block.PAD + odd[i]);
        }
    }

    private void read(Block block) {
        byte[] bytes = block.bytes;
        long[] dot = block.dot;
        long[] digit = block.digit;
        int[] positions = dots.bits;
        int[] values = networks24;
        int size = dots.count;
        odds = 0;
        for (int i = 0; i < size; i++) {
            int bit = positions[i];
            long dotsBefore = Block.before(dot, bit);
            int third = Long.numberOfLeadingZeros(dotsBefore);
            long rest = dotsBefore & ~(Long.MIN_VALUE >>> third);
            int both = Long.numberOfLeadingZeros(rest);
            int second = both - third - 1;
            long digits = Block.before(digit, bit) << both + 1;
            int first = Long.numberOfLeadingZeros(~digits);
            int position = Block.PAD + bit;
            int firstEnd = position - both - 1;
            int preceding = bytes[firstEnd - first - 1];
            if (first > 3 || preceding == '%' || ByteClass.isAlphanumeric(preceding)) {
                odd[odds++] = bit;
            }
            values[i] =
                    number(bytes, firstEnd, Math.min(first, 3)) << 16
                            | number(bytes, position - third - 1, second) << 8
                            | number(bytes, position, third);
        }
    }

    /// Reads one to three digits that end here, modulo 256.
    private static int number(byte[] bytes, int end, int length) {
        int digits = (int) INT.get(bytes, end - 4) & 0x0F0F_0F0F & -1 << 32 - 8 * length;
        return (digits >>> 8) * (100 << 16 | 10 << 8 | 1) >>> 16 & 0xFF;
    }

    /// Keeps the candidates in a /24 that holds anything, as [NameFilter] does.
    private void probe() {
        int[] positions = dots.bits;
        int[] values = networks24;
        long[] bits = index.networkBits();
        int size = dots.count;
        for (int i = 0; i < size; i++) {
            int network = values[i];
            values[i] = (int) (bits[network >> 6] >>> network & 1);
        }
        int kept = 0;
        for (int i = 0; i < size; i++) {
            positions[kept] = positions[i];
            kept += values[i];
        }
        dots.count = kept;
    }

    /// Looks the quad up whose third dot is here.
    private void check(Block block, int thirdDot) {
        int start = thirdDot;
        for (int dotsLeft = 2; ; start--) {
            int before = line.at(start - 1);
            if (before == '.' && dotsLeft > 0) {
                dotsLeft--;
            } else if (!ByteClass.isDigit(before)) {
                break;
            }
        }
        int skipped = Math.max(start, Escapes.skip(line, escapeStart(start)));
        int end = Ipv4Text.end(block.bytes, skipped, block.end);
        if (end >= 0 && mayMatch(block.bytes, skipped, end)) {
            block.suspect(thirdDot);
        }
    }

    /// Digits that belong to an escape may start before the run of digits.
    private int escapeStart(int digits) {
        for (int at = digits; at >= digits - 5; at--) {
            int before = line.at(at - 1);
            if (before == '%' || before == '\\') {
                return at;
            }
        }
        return digits;
    }

    private boolean mayMatch(byte[] bytes, int from, int end) {
        long address = Ipv4Text.value(bytes, from, end);
        return addresses && index.mayHoldNumber(KeyHash.number(Kind.IPV4.number(), 0, address, 0))
                || NetworkBits.contains(index.rangeBits(), (int) address)
                        && (networks && isInNetwork((int) address)
                                || endpoints && mayHaveEndpoint(address, end)
                                || (urls || masks) && mayHaveUrl(bytes, from, end));
    }

    private boolean mayHaveUrl(byte[] bytes, int from, int end) {
        long host = KeyHash.name(bytes, from, end);
        return BloomWords.contains(index.hostFilter(), host)
                && (urls && urlProbe.mayMatch(host, end)
                        || masks && index.mayHold(KeyHash.ofKind(Kind.URL_MASK.number(), host)));
    }

    private boolean isInNetwork(int address) {
        for (long left = index.v4Prefixes(); left != 0; left &= left - 1) {
            int length = Long.numberOfTrailingZeros(left);
            long first = (length == 0 ? 0 : address & -1 << 32 - length) & 0xFFFF_FFFFL;
            if (index.mayHoldNumber(KeyHash.number(Kind.NETWORK.number(), 0, first, length))) {
                return true;
            }
        }
        return false;
    }

    private boolean mayHaveEndpoint(long address, int end) {
        int port = 0;
        for (int at = end + 1; at < end + 6 && line.is(at, ByteClass.DIGIT); at++) {
            port = port * 10 + line.at(at) - '0';
        }
        return index.mayHoldNumber(KeyHash.number(Kind.ENDPOINT.number(), 0, address, port));
    }
}
