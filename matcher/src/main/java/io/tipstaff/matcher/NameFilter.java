package io.tipstaff.matcher;

import io.tipstaff.indicator.Kind;
import java.util.Arrays;

/// Finds names whose end the index knows.
///
/// The end of a name is the end of a run of label characters that follows a dot, is not all digits,
/// and has no further label behind it: additions carry from the dots to the ends of their runs. Of
/// each such name the last two labels are hashed where they stand, and all hashes of a block are
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
    private final long[] filter;
    private final boolean domains;
    private final boolean hosts;
    private final boolean urls;
    private final boolean masks;
    private final boolean emails;
    private final UrlProbe urlProbe;
    private final LineView line = new LineView();

    private int[] ends = new int[1024];
    private int[] odd = new int[1024];
    private long[] hashes = new long[1024];
    private int count;
    private int odds;
    private boolean isBehindAt;

    NameFilter(IndicatorIndex index, Wanted wanted) {
        this.index = index;
        this.filter = index.nameFilter();
        this.domains = wanted.has(Kind.DOMAIN);
        this.hosts = wanted.has(Kind.HOST);
        this.urls = wanted.has(Kind.URL);
        this.masks = wanted.has(Kind.URL_MASK);
        this.emails = wanted.has(Kind.EMAIL);
        this.urlProbe = new UrlProbe(index);
    }

    void run(Block block) {
        line.set(block.bytes, Block.PAD, block.end);
        count = collect(block);
        hash(block);
        probe();
        narrow(block);
        for (int i = 0; i < count; i++) {
            checkRun(block, Block.PAD + ends[i]);
        }
        for (int i = 0; i < odds; i++) {
            checkRun(block, Block.PAD + odd[i]);
        }
    }

    private int collect(Block block) {
        long[] label = block.label;
        long[] dot = block.dot;
        long[] digit = block.digit;
        int[] found = ends;
        int size = 0;
        long dotBefore = 0;
        long carryLabel = 0;
        long carryDigit = 0;
        for (int word = 1; word <= block.words + 1; word++) {
            long labels = label[word];
            long dots = dot[word];
            long digits = digit[word];
            long afterDot = dots << 1 | dotBefore;
            dotBefore = dots >>> 63;

            long starts = afterDot & labels;
            long sum = labels + starts + carryLabel;
            carryLabel = (labels & starts | (labels | starts) & ~sum) >>> 63;
            long labelEnds = sum & ~labels;

            long numberStarts = afterDot & digits;
            long numberSum = digits + numberStarts + carryDigit;
            carryDigit = (digits & numberStarts | (digits | numberStarts) & ~numberSum) >>> 63;
            long numberEnds = numberSum & ~digits;

            long nextLabels = labels >>> 1 | label[word + 1] << 63;
            long candidates = labelEnds & ~numberEnds & ~(dots & nextLabels);
            if (size + 64 > found.length) {
                found = grow();
            }
            int base = 64 * (word - 1);
            // Two without asking, since most words have at most two: no branch to mispredict.
            int next = size + Long.bitCount(candidates);
            found[size] = base + Long.numberOfTrailingZeros(candidates);
            candidates &= candidates - 1;
            found[size + 1] = base + Long.numberOfTrailingZeros(candidates);
            candidates &= candidates - 1;
            for (int i = size + 2; i < next; i++) {
                found[i] = base + Long.numberOfTrailingZeros(candidates);
                candidates &= candidates - 1;
            }
            size = next;
        }
        return size;
    }

    private int[] grow() {
        ends = Arrays.copyOf(ends, 2 * ends.length);
        odd = new int[ends.length];
        hashes = new long[ends.length];
        return ends;
    }

    private void hash(Block block) {
        byte[] bytes = block.bytes;
        long[] label = block.label;
        long[] dot = block.dot;
        int[] positions = ends;
        long[] values = hashes;
        int size = count;
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

    /// Keeps the candidates that the filter knows.
    private void probe() {
        int[] positions = ends;
        long[] values = hashes;
        long[] words = filter;
        int kept = 0;
        for (int i = 0; i < count; i++) {
            positions[kept] = positions[i];
            kept += BloomWords.contains(words, values[i]) ? 1 : 0;
        }
        count = kept;
    }

    /// Keeps the candidates whose last three labels the filter knows, or whose last two as a whole
    /// name; and those of which three labels cannot be told from the bits.
    private void narrow(Block block) {
        byte[] bytes = block.bytes;
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int bit = ends[i];
            long dots = Block.before(block.dot, bit);
            int run = Long.numberOfLeadingZeros(~(Block.before(block.label, bit) | dots));
            long second = withoutFirst(dots);
            int two = Long.numberOfLeadingZeros(second);
            int three = Math.min(run, Long.numberOfLeadingZeros(withoutFirst(second)));
            ends[kept] = bit;
            int position = Block.PAD + bit;
            long last = (long) KeyHash.LONG.get(bytes, position - 8) | KeyHash.FOLD;
            long before = (long) KeyHash.LONG.get(bytes, position - 16) | KeyHash.FOLD;
            int first = bytes[position - three] & 0xFF;
            int preceding = bytes[position - three - 1] & 0xFF;
            boolean passes =
                    two >= run
                            || three == 64
                            || (ODD_FIRST[first] | ODD_BEFORE[preceding]) != 0
                            || contains(last, before, three, three)
                            || contains(last, before, two, two + KeyHash.WHOLE);
            kept += passes ? 1 : 0;
        }
        count = kept;
    }

    private static long withoutFirst(long dots) {
        return dots & ~(Long.MIN_VALUE >>> Long.numberOfLeadingZeros(dots));
    }

    private boolean contains(long last, long before, int length, int mark) {
        return BloomWords.contains(
                filter,
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
                        filter,
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
                        || urls && whole && urlProbe.mayMatch(line, name, end));
    }
}
