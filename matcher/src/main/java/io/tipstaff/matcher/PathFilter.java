package io.tipstaff.matcher;

import io.tipstaff.indicator.Kind;

/// Finds paths that the index may hold on any host.
///
/// The first five bytes of a path are probed wherever a slash stands, all of a block together. If
/// they are known, the path is hashed on as it stands, and looked up wherever it may end. Paths
/// with escapes, and those whose dot segments may change how they start, pass unread.
final class PathFilter {

    private static final int MAY_END = ByteClass.BOUNDARY | ByteClass.TRAILING;

    /// The bytes behind the slash that the filter knows, a bit each.
    private static final long HEAD = (1L << KeyHash.PATH_HEAD - 1) - 1;

    private static final byte[] ROOT = {'/'};
    private static final byte[] QUERY = {'/', '?'};

    private final IndicatorIndex index;
    private final LineView line = new LineView();
    private final ByteClassifier classifier;
    private final PathBytes path = new PathBytes(line);

    private final Positions slashes = new Positions();
    private long[] heads = new long[0];
    private long[] shorts = new long[0];
    private long[] odd = new long[0];

    PathFilter(IndicatorIndex index, ByteClassifier classifier) {
        this.index = index;
        this.classifier = classifier;
    }

    void run(Block block) {
        block.classifyPaths(classifier);
        line.set(block.bytes, Block.PAD, block.end);
        slashes.take(block.slash, Block.FIRST, block.words);
        heads = slashes.beside(heads);
        shorts = slashes.beside(shorts);
        odd = slashes.beside(odd);
        hash(block);
        readSlashes(block);
        readDots(block);
        readSpecials(block);
    }

    /// Hashes what follows each slash. What may read otherwise than it stands is odd: a special
    /// byte, or a dot behind a slash.
    private void hash(Block block) {
        byte[] bytes = block.bytes;
        int[] positions = slashes.bits;
        for (int i = 0; i < slashes.count; i++) {
            int bit = positions[i];
            long text = (long) KeyHash.LONG.get(bytes, Block.PAD + bit);
            heads[i] = KeyHash.pathHead(text, KeyHash.PATH_HEAD);
            shorts[i] = KeyHash.pathHead(text, KeyHash.PATH_SHORT);
            long special = Block.behind(block.special, bit + 1) | Block.behind(block.high, bit + 1);
            long dots = Block.behind(block.dot, bit + 1) & Block.behind(block.slash, bit);
            odd[i] = (special | dots) & HEAD;
        }
    }

    private void readSlashes(Block block) {
        long[] filter = index.pathFilter();
        for (int i = 0; i < slashes.count; i++) {
            if (odd[i] != 0
                    || BloomWords.contains(filter, heads[i])
                    || BloomWords.contains(filter, shorts[i])) {
                int at = Block.PAD + slashes.bits[i];
                if (mayMatch('/', at + 1)) {
                    block.suspect(at);
                }
            }
        }
    }

    /// Two dots behind a slash may take away what a path starts with.
    private void readDots(Block block) {
        long[] dot = block.dot;
        for (int word = 0; word < block.words; word++) {
            int place = Block.FIRST + word;
            long pairs = dot[place] & (dot[place] >>> 1 | dot[place + 1] << 63);
            while (pairs != 0) {
                int at = Block.PAD + 64 * word + Long.numberOfTrailingZeros(pairs);
                pairs &= pairs - 1;
                int before = line.at(at - 1);
                if (before == '/' || before == 'f' || before == 'F') {
                    block.suspect(at);
                }
            }
        }
    }

    private void readSpecials(Block block) {
        for (int word = 0; word < block.words; word++) {
            for (long rest = block.special[Block.FIRST + word]; rest != 0; rest &= rest - 1) {
                int at = Block.PAD + 64 * word + Long.numberOfTrailingZeros(rest);
                if (isSuspect(at)) {
                    block.suspect(at);
                }
            }
        }
    }

    private boolean isSuspect(int special) {
        return switch (line.at(special)) {
            case '?' -> mayMatch('?', special + 1);
            case '%' -> isEscapedStart(special);
            case '\\' -> isJsonStart(special);
            default -> false;
        };
    }

    private boolean isJsonStart(int backslash) {
        int octet = line.hexByte(backslash + 4);
        return line.at(backslash + 1) == 'u'
                && line.hexByte(backslash + 2) == 0
                && (octet == '/' || octet == '?');
    }

    private boolean isEscapedStart(int percent) {
        return switch (line.hexByte(percent + 1)) {
            case '/' -> mayMatch('/', percent + 3, true);
            case '?' -> mayMatch('?', percent + 3, true);
            case '.' -> mayFollow(line.at(percent - 1));
            case '%' -> line.has(percent + 3, "2e");
            default -> false;
        };
    }

    /// Says whether a dot behind this byte may be one of a dot segment: behind a slash or a dot, be
    /// they escaped.
    private static boolean mayFollow(int before) {
        return switch (before) {
            case '/', '.', 'f', 'F', 'e', 'E' -> true;
            default -> false;
        };
    }

    private boolean mayMatch(int first, int rest) {
        return mayMatch(first, rest, false) || path.isAmbiguous() && mayMatch(first, rest, true);
    }

    /// Says whether a path may match whose first byte is read and whose rest is here. A path that
    /// starts with a question mark has a slash in front.
    private boolean mayMatch(int first, int rest, boolean decoded) {
        path.start(first, rest, decoded);
        long head = '/';
        int known = 1;
        if (first == '?') {
            head |= '?' << 8;
            known++;
        }
        long hash = KeyHash.path(first == '?' ? QUERY : ROOT, 0, known);
        for (; ; known++) {
            int octet = path.next();
            boolean mayEnd = octet == PathBytes.END || ByteClass.is(octet, MAY_END);
            if (mayEnd && known >= KeyHash.PATH_SHORT && mayHold(hash)) {
                return true;
            }
            if (known == KeyHash.PATH_HEAD && !contains(KeyHash.pathHead(head, known))
                    || known == KeyHash.PATH_START && !contains(KeyHash.pathStart(hash))) {
                return false;
            }
            if (octet < 0) {
                return octet == PathBytes.ODD;
            }
            head |= known < KeyHash.PATH_HEAD ? (long) octet << 8 * known : 0;
            hash = KeyHash.pathStep(hash, octet);
        }
    }

    private boolean mayHold(long path) {
        long hash = KeyHash.ofKind(Kind.PATH.number(), path);
        return contains(hash) && index.mayHold(hash);
    }

    private boolean contains(long key) {
        return BloomWords.contains(index.pathFilter(), key);
    }
}
