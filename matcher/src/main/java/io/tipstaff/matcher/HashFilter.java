package io.tipstaff.matcher;

import io.tipstaff.indicator.Kind;
import java.util.Arrays;

/// Finds file hashes that the index may hold.
///
/// The candidates are the first whole groups of 16 digits in their runs.
final class HashFilter {

    private final IndicatorIndex index;
    private final Wanted wanted;
    private final LineView line = new LineView();

    private int[] places = new int[256];
    private long[] hashes = new long[256];
    private int count;

    HashFilter(IndicatorIndex index, Wanted wanted) {
        this.index = index;
        this.wanted = wanted;
    }

    void run(Block block) {
        line.set(block.bytes, Block.PAD, block.end);
        count = 0;
        find(block);
        probe(block);
    }

    private void find(Block block) {
        long[] groups = block.candidates.hexGroups;
        for (int word = 1; word <= block.words; word++) {
            for (long rest = groups[word]; rest != 0; rest &= rest - 1) {
                check(block, 64 * word + Long.numberOfTrailingZeros(rest));
            }
        }
    }

    private void probe(Block block) {
        long[] filter = index.detailFilter();
        int kept = 0;
        for (int i = 0; i < count; i++) {
            places[kept] = places[i];
            hashes[kept] = hashes[i];
            kept += BloomWords.contains(filter, hashes[i]) ? 1 : 0;
        }
        for (int i = 0; i < kept; i++) {
            if (index.mayHold(hashes[i])) {
                block.suspect(places[i]);
            }
        }
    }

    /// Looks at the run around this place, as far as a hash is long.
    private void check(Block block, int inside) {
        int bit = inside - Block.PAD;
        int before = Long.numberOfLeadingZeros(~Block.before(block.hex, bit));
        int behind = Long.numberOfTrailingZeros(~Block.behind(block.hex, bit + 16));
        int start = inside - before;
        int end = inside + 16 + behind;
        if (!line.is(end, ByteClass.LETTER)) {
            note(block.bytes, inside, start, end);
        }
    }

    /// Up to four digits at the start may belong to an escape: every possible start is noted.
    private void note(byte[] bytes, int inside, int start, int end) {
        int length = end - start;
        int skips = length < 32 || length > 68 ? -1 : 4;
        for (int skipped = 0; skipped <= skips; skipped++) {
            int rest = length - skipped;
            int kind = rest == 32 ? 0 : rest == 40 ? 1 : rest == 64 ? 2 : -1;
            if (kind >= 0 && (wanted.bits() >>> Kind.MD5.number() + kind & 1) != 0) {
                add(inside, hash(bytes, start + skipped, Kind.MD5.number() + kind));
            }
        }
    }

    private void add(int place, long hash) {
        if (count == places.length) {
            places = Arrays.copyOf(places, 2 * count);
            hashes = Arrays.copyOf(hashes, 2 * count);
        }
        places[count] = place;
        hashes[count++] = hash;
    }

    private static long hash(byte[] bytes, int from, int kind) {
        long high = eight(bytes, from) << 32 | eight(bytes, from + 8);
        long low = eight(bytes, from + 16) << 32 | eight(bytes, from + 24);
        return KeyHash.number(kind, high, low, 0);
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
