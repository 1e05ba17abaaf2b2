package io.tipstaff.matcher;

import io.tipstaff.indicator.Kind;

/// Finds names whose end the index knows.
///
/// Of each candidate the last two labels are hashed where they stand, and all hashes of a block are
/// probed together, so that cache misses overlap. Many of those that pass end in `co.uk` or with
/// the name of a large host: the third label must be known too, unless the two are a whole name.
/// What is left is looked up with all its parents.
final class NameFilter {

    private static final long[] LAST_WORD = new long[65];
    private static final long[] WORD_BEFORE = new long[65];

    static {
        for (int length = 1; length <= 64; length++) {
            LAST_WORD[length] = -1L << 64 - 8 * Math.min(length, 8);
            WORD_BEFORE[length] = length > 8 ? -1L << 64 - 8 * Math.min(length - 8, 8) : 0;
        }
    }

    private static final byte[] ODD_FIRST = new byte[256];
    private static final byte[] ODD_BEFORE = new byte[256];

    static {
        ODD_FIRST['-'] = 1;
        ODD_FIRST['_'] = 1;
        ODD_BEFORE['%'] = 1;
        ODD_BEFORE['\\'] = 1;
    }

    private final IndicatorIndex index;
    private final long[] endFilter;
    private final long[] detailFilter;
    private final boolean domains;
    private final boolean hosts;
    private final boolean urls;
    private final boolean masks;
    private final boolean emails;
    private final UrlProbe urlProbe;
    private final LineView line = new LineView();

    private final Positions ends = new Positions();
    private int[] odd = new int[0];
    private long[] hashes = new long[0];
    private long[] known = new long[0];
    private int odds;
    private boolean isBehindAt;

    NameFilter(IndicatorIndex index, Wanted wanted) {
        this.index = index;
        this.endFilter = index.endFilter();
        this.detailFilter = index.detailFilter();
        this.domains = wanted.has(Kind.DOMAIN);
        this.hosts = wanted.has(Kind.HOST);
        this.urls = wanted.has(Kind.URL);
        this.masks = wanted.has(Kind.URL_MASK);
        this.emails = wanted.has(Kind.EMAIL);
        this.urlProbe = new UrlProbe(index, line);
    }

    void run(Block block) {
        line.set(block.bytes, Block.PAD, block.end);
        ends.take(block.candidates.nameEnds, 1, block.words + 1);
        odd = ends.beside(odd);
        hashes = ends.beside(hashes);
        known = ends.beside(known);
        hash(block);
        probe();
        narrow(block);
        for (int i = 0; i < ends.count; i++) {
            checkRun(block, Block.PAD + ends.bits[i]);
        }
        for (int i = 0; i < odds; i++) {
            checkRun(block, Block.PAD + odd[i]);
        }
    }

    private void hash(Block block) {
        byte[] bytes = block.bytes;
        long[] label = block.label;
        long[] dot = block.dot;
        int[] positions = ends.bits;
        long[] values = hashes;
        int size = ends.count;
        odds = 0;
        for (int i = 0; i < size; i++) {
            int bit = positions[i];
            long dots = Block.before(dot, bit);
            long run = Block.before(label, bit) | dots;
            int runLength = Long.numberOfLeadingZeros(~run);
            int length = Math.min(runLength, Long.numberOfLeadingZeros(withoutFirst(dots)));
            int position = Block.PAD + bit;
            long last = (long) KeyHash.LONG.get(bytes, position - 8);
            long before = (long) KeyHash.LONG.get(bytes, position - 16);
            values[i] =
                    KeyHash.nameEnd(
                            (last | KeyHash.FOLD) & LAST_WORD[length],
                            (before | KeyHash.FOLD) & WORD_BEFORE[length],
                            length);
            int first = bytes[position - length] & 0xFF;
            int preceding = bytes[position - length - 1] & 0xFF;
            if ((ODD_FIRST[first] | ODD_BEFORE[preceding]) != 0
                    || last >>> 56 == '-'
                    || length == 64) {
                odd[odds++] = bit;
            }
        }
    }

    /// Keeps the candidates that the filter knows. A loop that only reads has the most reads under
    /// way at once.
    private void probe() {
        int[] positions = ends.bits;
        long[] values = hashes;
        long[] filter = endFilter;
        long[] words = known;
        int size = ends.count;
        for (int i = 0; i < size; i++) {
            words[i] = filter[BloomWords.word(values[i], filter.length)];
        }
        int kept = 0;
        for (int i = 0; i < size; i++) {
            positions[kept] = positions[i];
            kept += BloomWords.has(words[i], values[i]) ? 1 : 0;
        }
        ends.count = kept;
    }

    /// Keeps the candidates whose last three labels the filter knows, or whose last two as a whole
    /// name; and those of which three labels cannot be told from the bits.
    private void narrow(Block block) {
        byte[] bytes = block.bytes;
        int[] positions = ends.bits;
        int kept = 0;
        for (int i = 0; i < ends.count; i++) {
            int bit = positions[i];
            long dots = Block.before(block.dot, bit);
            int run = Long.numberOfLeadingZeros(~(Block.before(block.label, bit) | dots));
            long second = withoutFirst(dots);
            int two = Math.min(run, Long.numberOfLeadingZeros(second));
            int three = Math.min(run, Long.numberOfLeadingZeros(withoutFirst(second)));
            positions[kept] = bit;
            int position = Block.PAD + bit;
            long last = (long) KeyHash.LONG.get(bytes, position - 8) | KeyHash.FOLD;
            long before = (long) KeyHash.LONG.get(bytes, position - 16) | KeyHash.FOLD;
            int first = bytes[position - three] & 0xFF;
            int preceding = bytes[position - three - 1] & 0xFF;
            // Both are read before either is asked for: the reads wait together.
            boolean knowsThree = contains(last, before, three, three);
            boolean knowsWhole = contains(last, before, two, two + KeyHash.WHOLE);
            boolean passes =
                    three == 64
                            || (ODD_FIRST[first] | ODD_BEFORE[preceding]) != 0
                            || knowsThree
                            || knowsWhole;
            kept += passes ? 1 : 0;
        }
        ends.count = kept;
    }

    private static long withoutFirst(long dots) {
        return dots & ~(Long.MIN_VALUE >>> Long.numberOfLeadingZeros(dots));
    }

    private boolean contains(long last, long before, int length, int mark) {
        return BloomWords.contains(
                detailFilter,
                KeyHash.nameEnd(last & LAST_WORD[length], before & WORD_BEFORE[length], mark));
    }

    /// Looks a name up, in every way that it may be read, whose last label ends here.
    private void checkRun(Block block, int labelEnd) {
        byte[] bytes = block.bytes;
        int end = labelEnd;
        while (end > Block.PAD && (bytes[end - 1] == '-' || bytes[end - 1] == '.')) {
            end--;
        }
        int run = end;
        while (run > Block.PAD && ByteClass.is(bytes[run - 1], ByteClass.NAME)) {
            run--;
        }
        int start = Escapes.skip(line, run);
        if (mayMatch(bytes, start, end)
                || Escapes.mayBeLetter(line, run) && mayMatch(bytes, run + 1, end)) {
            block.suspect(labelEnd - 1);
        }
    }

    private boolean mayMatch(byte[] bytes, int run, int end) {
        int from = run;
        while (from < end && (bytes[from] == '.' || bytes[from] == '-' || bytes[from] == '_')) {
            from++;
        }
        if (end - from > NameText.MAX_NAME
                || !BloomWords.contains(
                        endFilter,
                        KeyHash.nameEnd(bytes, NameText.lastLabels(bytes, from, end, 2), end, 0))) {
            return false;
        }
        boolean whole = true;
        isBehindAt = line.at(from - 1) == '@' || line.has(from - 3, "%40");
        int start = from;
        int dot = IndicatorKey.indexOf(bytes, start, end, '.');
        while (dot >= 0) {
            if (isKnown(KeyHash.name(bytes, start, end), whole, end)) {
                return true;
            }
            whole = false;
            start = dot + 1;
            dot = IndicatorKey.indexOf(bytes, start, end, '.');
        }
        return false;
    }

    private boolean isKnown(long name, boolean whole, int end) {
        return BloomWords.contains(index.hostFilter(), name)
                && (domains && index.mayHold(KeyHash.ofKind(Kind.DOMAIN.number(), name))
                        || hosts && whole && index.mayHold(KeyHash.ofKind(Kind.HOST.number(), name))
                        || masks && index.mayHold(KeyHash.ofKind(Kind.URL_MASK.number(), name))
                        || emails && whole && isBehindAt
                        || urls && whole && urlProbe.mayMatch(name, end));
    }
}
