package io.tipstaff.matcher;

import java.util.Arrays;

/// The numbers of the bits that are set in the words of a [Block].
final class Positions {

    int[] bits = new int[1024];
    int count;

    /// Takes all bits of this many words from `first` on.
    void take(long[] words, int first, int length) {
        int[] found = bits;
        int size = 0;
        for (int word = 0; word < length; word++) {
            if (size + 64 > found.length) {
                bits = Arrays.copyOf(found, 2 * found.length);
                found = bits;
            }
            // Two without asking, since most words have at most two: no branch to mispredict.
            long rest = words[first + word];
            int base = 64 * word;
            int next = size + Long.bitCount(rest);
            found[size] = base + Long.numberOfTrailingZeros(rest);
            rest &= rest - 1;
            found[size + 1] = base + Long.numberOfTrailingZeros(rest);
            rest &= rest - 1;
            for (int i = size + 2; i < next; i++) {
                found[i] = base + Long.numberOfTrailingZeros(rest);
                rest &= rest - 1;
            }
            size = next;
        }
        count = size;
    }

    /// Returns an array with room for a number a bit.
    long[] beside(long[] values) {
        return values.length >= bits.length ? values : new long[bits.length];
    }

    int[] beside(int[] values) {
        return values.length >= bits.length ? values : new int[bits.length];
    }
}
