package io.tipstaff.matcher;

import io.tipstaff.indicator.Kind;

/// Finds paths that the index may hold on any host.
///
/// The first five bytes of a path are probed wherever a slash stands. If they are known, the path
/// is hashed on as it stands, and looked up wherever it may end. Paths with escapes, and those
/// whose dot segments may change how they start, pass unread.
final class PathFilter {

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long TOPS = 0x8080_8080_8080_8080L;
    private static final int MAY_END = ByteClass.BOUNDARY | ByteClass.TRAILING | ByteClass.HARD_END;

    private static final int LONGEST_READ = 512;

    private final IndicatorIndex index;
    private final LineView line = new LineView();
    private final byte[] head = new byte[KeyHash.PATH_HEAD];

    PathFilter(IndicatorIndex index) {
        this.index = index;
    }

    void run(Block block) {
        line.set(block.bytes, Block.PAD, block.end);
        readSlashes(block);
        readDots(block);
        for (int at = Block.PAD; at < block.end; at += 8) {
            long octets = (long) KeyHash.LONG.get(block.bytes, at);
            if ((zeros(octets ^ '%' * ONES)
                            | zeros(octets ^ '?' * ONES)
                            | zeros(octets ^ '\\' * ONES))
                    != 0) {
                readSpecial(block, at, Math.min(at + 8, block.end));
            }
        }
    }

    /// Returns the highest bit of each byte that is zero, and perhaps of some behind one.
    private static long zeros(long octets) {
        return octets - ONES & ~octets & TOPS;
    }

    private void readSlashes(Block block) {
        long[] slash = block.slash;
        for (int word = 1; word <= block.words; word++) {
            long slashes = slash[word];
            while (slashes != 0) {
                int at = 64 * word + Long.numberOfTrailingZeros(slashes);
                slashes &= slashes - 1;
                if (mayMatch('/', at + 1)) {
                    block.suspect(at);
                }
            }
        }
    }

    /// Two dots behind a slash may take away what a path starts with.
    private void readDots(Block block) {
        long[] dot = block.dot;
        for (int word = 1; word <= block.words; word++) {
            long pairs = dot[word] & (dot[word] >>> 1 | dot[word + 1] << 63);
            while (pairs != 0) {
                int at = 64 * word + Long.numberOfTrailingZeros(pairs);
                pairs &= pairs - 1;
                int before = line.at(at - 1);
                if (before == '/' || before == 'f' || before == 'F') {
                    block.suspect(at);
                }
            }
        }
    }

    private void readSpecial(Block block, int from, int to) {
        for (int at = from; at < to; at++) {
            int octet = line.at(at);
            boolean suspect =
                    switch (octet) {
                        case '?' -> mayMatch('?', at + 1);
                        case '%' -> isEscapedStart(at);
                        case '\\' -> isJsonStart(at);
                        default -> false;
                    };
            if (suspect) {
                block.suspect(at);
            }
        }
    }

    private boolean isJsonStart(int backslash) {
        int octet = line.hexByte(backslash + 4);
        return line.at(backslash + 1) == 'u'
                && line.hexByte(backslash + 2) == 0
                && (octet == '/' || octet == '?');
    }

    private boolean isEscapedStart(int percent) {
        return switch (line.hexByte(percent + 1)) {
            case '/' -> mayMatch('/', percent + 3);
            case '?' -> mayMatch('?', percent + 3);
            case '.' -> true;
            case '%' -> line.has(percent + 3, "2e");
            default -> false;
        };
    }

    /// Says whether a path may match whose first byte is read and whose rest is here. A path that
    /// starts with a question mark has a slash in front.
    private boolean mayMatch(int first, int rest) {
        int known = 0;
        head[known++] = '/';
        if (first == '?') {
            head[known++] = '?';
        }
        for (int at = rest; known < head.length; at++) {
            int octet = line.at(at);
            if (isOdd(octet) || octet == '.' && head[known - 1] == '/') {
                return true;
            }
            if (ByteClass.is(octet, ByteClass.HARD_END) || octet == '#') {
                return false;
            }
            head[known++] = (byte) octet;
        }
        return BloomWords.contains(index.pathFilter(), KeyHash.pathHead(head, 0))
                && mayMatchRest(rest + head.length - (first == '?' ? 2 : 1));
    }

    private boolean mayMatchRest(int from) {
        long hash = KeyHash.path(head, 0, head.length);
        for (int at = from; at < from + LONGEST_READ; at++) {
            int octet = line.at(at);
            if (isOdd(octet)) {
                return true;
            }
            if (ByteClass.is(octet, MAY_END)
                    && index.mayHold(KeyHash.ofKind(Kind.PATH.number(), hash))) {
                return true;
            }
            if (ByteClass.is(octet, ByteClass.HARD_END)) {
                return false;
            }
            hash = KeyHash.pathStep(hash, octet);
        }
        return true;
    }

    /// Says whether this byte is not itself in the canonical form, but does not end the path.
    static boolean isOdd(int octet) {
        return octet == '%' || octet == '\\' || octet == '*' || octet >= 0x80;
    }
}
