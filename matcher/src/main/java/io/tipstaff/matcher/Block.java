package io.tipstaff.matcher;

import java.util.Arrays;

/// A stretch of input with, for each class of byte, a bit a byte.
///
/// The bytes start at [#PAD] in the buffer. Bit `i` of word `w + 1` stands for byte `64 w + i`: a
/// word of zeros in front and two behind let the filters look across the edges without asking.
final class Block {

    /// Bytes that a filter may read before the first and behind the last one.
    static final int PAD = 64;

    byte[] bytes;

    /// Where the stretch ends in [#bytes].
    int end;

    /// Words that hold a bit of the stretch.
    int words;

    long[] label;
    long[] dot;
    long[] digit;
    long[] hex;
    long[] colon;
    long[] feed;
    long[] high;
    long[] slash;

    /// Where the filters could not rule a match out.
    long[] suspect;

    Block(int capacity) {
        bytes = new byte[capacity + 2 * PAD];
        int size = capacity / 64 + 4;
        label = new long[size];
        dot = new long[size];
        digit = new long[size];
        hex = new long[size];
        colon = new long[size];
        feed = new long[size];
        high = new long[size];
        slash = new long[size];
        suspect = new long[size];
    }

    int capacity() {
        return bytes.length - 2 * PAD;
    }

    /// Sets the stretch and the words for it.
    void classify(ByteClassifier classifier, int length) {
        end = PAD + length;
        words = (length + 63) / 64;
        classifier.classify(this);
        int unused = 64 * words - length;
        if (unused > 0) {
            cutLast(-1L >>> unused);
        }
        Arrays.fill(suspect, 0, words + 3, 0);
        clearBehind(words + 1);
        clearBehind(words + 2);
    }

    private void cutLast(long used) {
        label[words] &= used;
        dot[words] &= used;
        digit[words] &= used;
        hex[words] &= used;
        colon[words] &= used;
        feed[words] &= used;
        high[words] &= used;
        slash[words] &= used;
    }

    private void clearBehind(int word) {
        label[word] = 0;
        dot[word] = 0;
        digit[word] = 0;
        hex[word] = 0;
        colon[word] = 0;
        feed[word] = 0;
        high[word] = 0;
        slash[word] = 0;
    }

    /// Marks the byte at this position in [#bytes].
    void suspect(int position) {
        int bit = position - PAD;
        suspect[(bit >> 6) + 1] |= 1L << bit;
    }

    /// Returns the 64 bits before this bit number, the nearest one in the highest place.
    static long before(long[] words, int bit) {
        int word = bit >> 6;
        return words[word] >>> bit | words[word + 1] << 1 << (63 - (bit & 63));
    }

    /// Returns the 64 bits from this bit number on, the nearest one in the lowest place.
    static long behind(long[] words, int bit) {
        int word = (bit >> 6) + 1;
        return words[word] >>> bit | words[word + 1] << 1 << (63 - (bit & 63));
    }

    /// Returns how many bits are set in this range of positions.
    int count(long[] of, int from, int to) {
        int first = (from - PAD >> 6) + 1;
        int last = (to - PAD >> 6) + 1;
        int count = -Long.bitCount(of[first] & ~(-1L << (from - PAD)));
        for (int word = first; word < last; word++) {
            count += Long.bitCount(of[word]);
        }
        return count + Long.bitCount(of[last] & ~(-1L << (to - PAD)));
    }

    /// Returns the first position from here on whose bit is set, or [#end].
    int next(long[] of, int from) {
        int bit = from - PAD;
        int word = (bit >> 6) + 1;
        long rest = of[word] & -1L << bit;
        while (rest == 0) {
            if (++word > words) {
                return end;
            }
            rest = of[word];
        }
        return PAD + 64 * (word - 1) + Long.numberOfTrailingZeros(rest);
    }

    /// Returns the last position before this one whose bit is set, or `PAD - 1`.
    int last(long[] of, int before) {
        int bit = before - PAD;
        int word = (bit >> 6) + 1;
        long rest = of[word] & ~(-1L << bit);
        while (rest == 0) {
            if (--word < 1) {
                return PAD - 1;
            }
            rest = of[word];
        }
        return PAD + 64 * (word - 1) + 63 - Long.numberOfLeadingZeros(rest);
    }
}
