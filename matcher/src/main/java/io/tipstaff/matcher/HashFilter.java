package io.tipstaff.matcher;

import io.tipstaff.indicator.Kind;

/// Finds file hashes that the index may hold.
///
/// Every run of 32 hex digits covers an aligned group of 16, so whole groups lead to the runs.
final class HashFilter {

    private static final long GROUPS = 0x0001_0001_0001_0001L;

    private final IndicatorIndex index;
    private final Wanted wanted;
    private final LineView line = new LineView();

    HashFilter(IndicatorIndex index, Wanted wanted) {
        this.index = index;
        this.wanted = wanted;
    }

    void run(Block block) {
        line.set(block.bytes, Block.PAD, block.end);
        long[] hex = block.hex;
        int done = 0;
        for (int word = 1; word <= block.words; word++) {
            long full = hex[word];
            full &= full >>> 1;
            full &= full >>> 2;
            full &= full >>> 4;
            full &= full >>> 8;
            full &= GROUPS;
            while (full != 0) {
                int at = 64 * word + Long.numberOfTrailingZeros(full);
                full &= full - 1;
                if (at >= done) {
                    done = check(block, at);
                }
            }
        }
    }

    /// Looks at the run around this place; returns its end, or where it was left because it is too
    /// long for a hash.
    private int check(Block block, int inside) {
        int bit = inside - Block.PAD;
        int before = Long.numberOfLeadingZeros(~Block.before(block.hex, bit));
        int behind = Long.numberOfTrailingZeros(~Block.behind(block.hex, bit + 16));
        int start = inside - before;
        int end = inside + 16 + behind;
        if (!line.is(end, ByteClass.LETTER) && mayMatch(block, start, end)) {
            block.suspect(inside);
        }
        return end;
    }

    /// Up to four digits at the start may belong to an escape: every possible start is looked up.
    private boolean mayMatch(Block block, int start, int end) {
        int length = end - start;
        int odd = length < 32 || length > 68 ? 5 : 0;
        for (int skipped = odd; skipped <= 4; skipped++) {
            int rest = length - skipped;
            int kind = rest == 32 ? 0 : rest == 40 ? 1 : rest == 64 ? 2 : -1;
            if (kind >= 0 && mayHold(block.bytes, start + skipped, Kind.MD5.number() + kind)) {
                return true;
            }
        }
        return false;
    }

    private boolean mayHold(byte[] bytes, int from, int kind) {
        if ((wanted.bits() >>> kind & 1) == 0) {
            return false;
        }
        long high = eight(bytes, from) << 32 | eight(bytes, from + 8);
        long low = eight(bytes, from + 16) << 32 | eight(bytes, from + 24);
        long hash = KeyHash.number(kind, high, low, 0);
        return BloomWords.contains(index.nameFilter(), hash) && index.mayHold(hash);
    }

    /// Reads eight hex digits as 32 bits: nibbles side by side, then pushed together pairwise.
    private static long eight(byte[] bytes, int from) {
        long octets = (long) KeyHash.LONG.get(bytes, from);
        long nibbles =
                (octets & 0x0F0F_0F0F_0F0F_0F0FL) + 9 * (octets >>> 6 & 0x0101_0101_0101_0101L);
        long pairs = Long.reverseBytes(nibbles);
        pairs = (pairs | pairs >>> 4) & 0x00FF_00FF_00FF_00FFL;
        pairs = (pairs | pairs >>> 8) & 0x0000_FFFF_0000_FFFFL;
        return (pairs | pairs >>> 16) & 0xFFFF_FFFFL;
    }
}
