package io.tipstaff.matcher;

import java.util.Arrays;

/// A stretch of input with, for each class of byte, a bit a byte.
///
/// The bytes start at [#PAD] in the buffer. Bit `i` of word `FIRST + w` stands for byte `64 w + i`:
/// words of zeros in front and behind let the filters look across the edges without asking.
final class Block {

    /// Bytes that a filter may read before the first and behind the last one.
    static final int PAD = 64;

    /// The first word that holds a bit of the stretch.
    static final int FIRST = 4;

    final byte[] bytes;

    /// Where the stretch ends in [#bytes].
    int end;

    /// Words that hold a bit of the stretch.
    int words;

    final long[] label;
    final long[] dot;
    final long[] digit;
    final long[] hex;
    final long[] colon;
    final long[] feed;
    final long[] high;
    final long[] slash;

    /// `% * ? \`, which may change how a path reads.
    final long[] special;

    final Candidates candidates;

    /// Where the filters could not rule a match out.
    final long[] suspect;

    Block(int capacity) {
        bytes = new byte[capacity + 2 * PAD];
        int size = capacity / 64 + FIRST + 3;
        label = new long[size];
        dot = new long[size];
        digit = new long[size];
        hex = new long[size];
        colon = new long[size];
        feed = new long[size];
        high = new long[size];
        slash = new long[size];
        special = new long[size];
        suspect = new long[size];
        candidates = new Candidates(size);
    }

    int capacity() {
        return bytes.length - 2 * PAD;
    }

    /// Sets the stretch and the words for it, but those of paths.
    void classify(ByteClassifier classifier, int length) {
        end = PAD + length;
        words = (length + 63) / 64;
        classifier.classify(this);
        cut(label);
        cut(dot);
        cut(digit);
        cut(hex);
        cut(colon);
        cut(feed);
        cut(high);
        Arrays.fill(suspect, 0, FIRST + words + 2, 0);
        candidates.find(this);
    }

    /// Sets the words of `slash` and `special` as well.
    void classifyPaths(ByteClassifier classifier) {
        classifier.classifyPaths(this);
        cut(slash);
        cut(special);
    }

    /// Clears what lies behind the stretch, as far as filters look.
    private void cut(long[] bits) {
        int behind = FIRST + words;
        bits[behind - 1] &= -1L >>> 64 * words - (end - PAD);
        bits[behind] = 0;
        bits[behind + 1] = 0;
    }

    /// Marks the byte at this position in [#bytes].
    void suspect(int position) {
        int bit = position - PAD;
        suspect[FIRST + (bit >> 6)] |= 1L << bit;
    }

    /// Returns the 64 bits before this bit number, the nearest one in the highest place.
    static long before(long[] words, int bit) {
        int word = FIRST + (bit >> 6);
        return words[word - 1] >>> bit | words[word] << 1 << (63 - (bit & 63));
    }

    /// Returns the 64 bits from this bit number on, the nearest one in the lowest place.
    static long behind(long[] words, int bit) {
        int word = FIRST + (bit >> 6);
        return words[word] >>> bit | words[word + 1] << 1 << (63 - (bit & 63));
    }

    /// Returns how many bits are set in this range of positions.
    int count(long[] of, int from, int to) {
        int first = FIRST + (from - PAD >> 6);
        int last = FIRST + (to - PAD >> 6);
        int count = -Long.bitCount(of[first] & ~(-1L << (from - PAD)));
        for (int word = first; word < last; word++) {
            count += Long.bitCount(of[word]);
        }
        return count + Long.bitCount(of[last] & ~(-1L << (to - PAD)));
    }

    /// Returns the first position from here on whose bit is set, or [#end].
    int next(long[] of, int from) {
        int bit = from - PAD;
        int word = FIRST + (bit >> 6);
        long rest = of[word] & -1L << bit;
        while (rest == 0) {
            if (++word >= FIRST + words) {
                return end;
            }
            rest = of[word];
        }
        return PAD + 64 * (word - FIRST) + Long.numberOfTrailingZeros(rest);
    }

    /// Returns the last position before this one whose bit is set, or `PAD - 1`.
    int last(long[] of, int before) {
        int bit = before - PAD;
        int word = FIRST + (bit >> 6);
        long rest = of[word] & ~(-1L << bit);
        while (rest == 0) {
            if (--word < FIRST) {
                return PAD - 1;
            }
            rest = of[word];
        }
        return PAD + 64 * (word - FIRST) + 63 - Long.numberOfLeadingZeros(rest);
    }
}
