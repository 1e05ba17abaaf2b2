package io.tipstaff.matcher;

/// Finds runs with bytes of 0x80 and above that may be internationalised names: those with a dot
/// inside, or a character that becomes one.
final class HighFilter {

    private static final int RUN = ByteClass.NAME | ByteClass.HIGH;

    void run(Block block) {
        long[] high = block.high;
        int done = 0;
        for (int word = 0; word < block.words; word++) {
            long rest = high[Block.FIRST + word];
            while (rest != 0) {
                int at = Block.PAD + 64 * word + Long.numberOfTrailingZeros(rest);
                rest &= rest - 1;
                if (at >= done) {
                    done = check(block, at);
                }
            }
        }
    }

    private static int check(Block block, int inside) {
        byte[] bytes = block.bytes;
        int start = inside;
        while (start > Block.PAD && ByteClass.is(bytes[start - 1], RUN)) {
            start--;
        }
        int end = inside;
        boolean dotted = false;
        while (end < block.end && ByteClass.is(bytes[end], RUN)) {
            dotted |= end + 2 < block.end && isDotLike(bytes, end);
            end++;
        }
        for (int i = start + 1; i < end - 1 && !dotted; i++) {
            dotted = bytes[i] == '.';
        }
        if (dotted) {
            block.suspect(inside);
        }
        return end;
    }

    /// Says whether a character starts here that is a dot of names (RFC 3490, 3.1) or whose
    /// compatibility form has one.
    private static boolean isDotLike(byte[] bytes, int at) {
        if (bytes[at] >= 0) {
            return false;
        }
        int head = (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
        int last = bytes[at + 2] & 0xFF;
        return switch (head) {
            case 0xE280 -> last >= 0xA4 && last <= 0xA6;
            case 0xE292 -> last >= 0x88 && last <= 0x9B;
            case 0xE380 -> last == 0x82;
            case 0xEFB8 -> last == 0x99 || last == 0xB0;
            case 0xEFB9 -> last == 0x92;
            case 0xEFBC -> last == 0x8E;
            case 0xEFBD -> last == 0xA1;
            case 0xF09F -> last == 0x84;
            default -> false;
        };
    }
}
