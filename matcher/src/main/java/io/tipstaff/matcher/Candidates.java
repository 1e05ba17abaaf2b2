package io.tipstaff.matcher;

/// Where in a [Block] something may stand, a bit a byte; word `w + 1` as in all lists of positions.
///
/// - The end of a name is the end of a run of label characters that follows a dot, is not all
///   digits, and has no further label behind it: additions carry from the dots to the ends.
/// - A third dot of a quad has a digit on both sides, and two more such dots before it, each two to
///   four bytes from the next.
/// - Every run of 32 hex digits covers an aligned group of 16; the first one of a run counts.
/// - An IPv6 address has `::`, or at least six colons with a hex digit on both sides in 36 bytes,
///   so in two words.
///
/// Loops whose passes do not need each other write in front of what they read, so that no pass can
/// read what an earlier one wrote, whatever the arrays are: the compiler makes vectors of them.
final class Candidates {

    private static final long HEX_GROUPS = 0x0001_0001_0001_0001L;
    private static final int COLONS_OF_ADDRESS = 6;

    /// The byte behind the last one of a name.
    final long[] nameEnds;

    final long[] thirdDots;

    /// The first digit of a group.
    final long[] hexGroups;

    final long[] addressColons;

    private final long[] joined;
    private final long[] second;
    private final long[] full;
    private final long[] counts;

    Candidates(int size) {
        nameEnds = new long[size];
        thirdDots = new long[size];
        hexGroups = new long[size];
        addressColons = new long[size];
        joined = new long[size];
        second = new long[size];
        full = new long[size];
        counts = new long[size];
    }

    void find(Block block) {
        int end = Block.FIRST + block.words;
        findNames(block, end + 1);
        findJoined(block.dot, block.digit, joined, end);
        findNear(joined, joined, 1, second, end);
        findNear(joined, second, 2, thirdDots, end);
        findGroups(block.hex, end);
        findJoined(block.colon, block.hex, joined, end);
        findAddressColons(block.colon, end);
    }

    private void findNames(Block block, int end) {
        long[] label = block.label;
        long[] dot = block.dot;
        long[] digit = block.digit;
        long[] ends = nameEnds;
        long carryLabel = 0;
        long carryDigit = 0;
        for (int word = Block.FIRST; word < end; word++) {
            long labels = label[word];
            long dots = dot[word];
            long digits = digit[word];
            long afterDot = dots << 1 | dot[word - 1] >>> 63;

            long starts = afterDot & labels;
            long sum = labels + starts + carryLabel;
            carryLabel = (starts | labels & ~sum) >>> 63;

            long numberStarts = afterDot & digits;
            long numberSum = digits + numberStarts + carryDigit;
            carryDigit = (numberStarts | digits & ~numberSum) >>> 63;

            long nextLabels = labels >>> 1 | label[word + 1] << 63;
            ends[word - 3] = sum & ~labels & ~(numberSum & ~digits) & ~(dots & nextLabels);
        }
    }

    /// Finds those of `bits` that have one of `beside` before and behind.
    private static void findJoined(long[] bits, long[] beside, long[] to, int end) {
        for (int word = Block.FIRST; word < end; word++) {
            to[word - 1] =
                    bits[word]
                            & (beside[word] << 1 | beside[word - 1] >>> 63)
                            & (beside[word] >>> 1 | beside[word + 1] << 63);
        }
    }

    /// Finds those of `bits` that have one of `before` two to four places before them.
    ///
    /// @param ahead how far `before` is written in front of its words
    private static void findNear(long[] bits, long[] before, int ahead, long[] to, int end) {
        for (int word = Block.FIRST; word < end; word++) {
            long near = before[word - ahead];
            long far = before[word - ahead - 1];
            to[word - ahead - 1] =
                    bits[word - 1]
                            & (near << 2
                                    | far >>> 62
                                    | near << 3
                                    | far >>> 61
                                    | near << 4
                                    | far >>> 60);
        }
    }

    private void findGroups(long[] hex, int end) {
        for (int word = Block.FIRST; word < end; word++) {
            long bits = hex[word];
            bits &= bits >>> 1;
            bits &= bits >>> 2;
            bits &= bits >>> 4;
            full[word - 1] = bits & bits >>> 8 & HEX_GROUPS;
        }
        for (int word = Block.FIRST; word < end; word++) {
            hexGroups[word - 3] = full[word - 1] & ~(full[word - 1] << 16 | full[word - 2] >>> 48);
        }
    }

    private void findAddressColons(long[] colon, int end) {
        for (int word = Block.FIRST; word < end; word++) {
            counts[word - 2] = Long.bitCount(joined[word - 1]);
        }
        for (int word = Block.FIRST; word < end; word++) {
            long pairs = colon[word] & (colon[word] << 1 | colon[word - 1] >>> 63);
            long tooFew = counts[word - 2] + counts[word - 3] - COLONS_OF_ADDRESS >> 63;
            addressColons[word - 3] = pairs | joined[word - 1] & ~tooFew;
        }
    }
}
