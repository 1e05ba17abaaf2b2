package io.tipstaff.matcher;

/// Classifies eight bytes at a time in a long: comparisons by additions that carry into the highest
/// bit of a byte, and those bits gathered by a multiplication.
final class SwarClassifier implements ByteClassifier {

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long TOPS = 0x8080_8080_8080_8080L;
    private static final long GATHER = 0x0002_0408_1020_4081L;

    @Override
    public void classify(Block block) {
        for (int word = 0; word < block.words; word++) {
            classify(block, word);
        }
    }

    private static void classify(Block block, int word) {
        long labels = 0;
        long dots = 0;
        long digits = 0;
        long hexes = 0;
        long colons = 0;
        long feeds = 0;
        long highs = 0;
        for (int shift = 0; shift < 64; shift += 8) {
            long octets = (long) KeyHash.LONG.get(block.bytes, Block.PAD + 64 * word + shift);
            long low = octets & ~TOPS;
            long ascii = ~octets & TOPS;
            long folded = low | 0x20 * ONES;
            long numbers = between(low, '0', '9');
            long letters = between(folded, 'a', 'z');
            digits |= gather(numbers & ascii) << shift;
            hexes |= gather((numbers | between(folded, 'a', 'f')) & ascii) << shift;
            labels |= gather((numbers | letters | is(low, '-') | is(low, '_')) & ascii) << shift;
            dots |= gather(is(low, '.') & ascii) << shift;
            colons |= gather(is(low, ':') & ascii) << shift;
            feeds |= gather(is(low, '\n') & ascii) << shift;
            highs |= gather(octets & TOPS) << shift;
        }
        block.label[Block.FIRST + word] = labels;
        block.dot[Block.FIRST + word] = dots;
        block.digit[Block.FIRST + word] = digits;
        block.hex[Block.FIRST + word] = hexes;
        block.colon[Block.FIRST + word] = colons;
        block.feed[Block.FIRST + word] = feeds;
        block.high[Block.FIRST + word] = highs;
    }

    @Override
    public void classifyPaths(Block block) {
        for (int word = 0; word < block.words; word++) {
            long slashes = 0;
            long specials = 0;
            for (int shift = 0; shift < 64; shift += 8) {
                long octets = (long) KeyHash.LONG.get(block.bytes, Block.PAD + 64 * word + shift);
                long low = octets & ~TOPS;
                long ascii = ~octets & TOPS;
                slashes |= gather(is(low, '/') & ascii) << shift;
                specials |=
                        gather((is(low, '%') | is(low, '*') | is(low, '?') | is(low, '\\')) & ascii)
                                << shift;
            }
            block.slash[Block.FIRST + word] = slashes;
            block.special[Block.FIRST + word] = specials;
        }
    }

    private static long is(long low, int wanted) {
        return between(low, wanted, wanted);
    }

    /// Returns the highest bit of each byte below 0x80 that lies in this range.
    private static long between(long low, int first, int last) {
        return low + (0x80 - first) * ONES & ~(low + (0x7F - last) * ONES) & TOPS;
    }

    private static long gather(long tops) {
        return (tops >>> 7) * (GATHER << 7) >>> 56;
    }
}
