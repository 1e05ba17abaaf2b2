package io.tipstaff.portal.geography.internal;

import java.util.Arrays;

/// Ranges of 128-bit numbers with a value each, found by halving. Half a million of them take 20 MB
/// where objects would take five times that.
///
/// Fill it, sort it once, then ask; asking is thread-safe.
final class RangeTable {

    private static final int WORDS = 4;

    /// First high, first low, last high, last low of each range.
    private long[] bounds = new long[WORDS * 1024];

    private int[] values = new int[1024];
    private int size;

    void add(long firstHigh, long firstLow, long lastHigh, long lastLow, int value) {
        if (compare(firstHigh, firstLow, lastHigh, lastLow) > 0) {
            throw new IllegalArgumentException("the range ends before it begins");
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
            bounds = Arrays.copyOf(bounds, WORDS * 2 * size);
        }
        int at = WORDS * size;
        bounds[at] = firstHigh;
        bounds[at + 1] = firstLow;
        bounds[at + 2] = lastHigh;
        bounds[at + 3] = lastLow;
        values[size++] = value;
    }

    /// Sorts by the first number; of files this is nearly always done already.
    void sort() {
        values = Arrays.copyOf(values, size);
        bounds = Arrays.copyOf(bounds, WORDS * size);
        if (isSorted()) {
            return;
        }
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                (one, other) ->
                        compare(
                                bounds[WORDS * one],
                                bounds[WORDS * one + 1],
                                bounds[WORDS * other],
                                bounds[WORDS * other + 1]));
        long[] sortedBounds = new long[bounds.length];
        int[] sortedValues = new int[size];
        for (int i = 0; i < size; i++) {
            System.arraycopy(bounds, WORDS * order[i], sortedBounds, WORDS * i, WORDS);
            sortedValues[i] = values[order[i]];
        }
        bounds = sortedBounds;
        values = sortedValues;
    }

    private boolean isSorted() {
        for (int i = 1; i < size; i++) {
            int at = WORDS * i;
            if (compare(bounds[at - WORDS], bounds[at - WORDS + 1], bounds[at], bounds[at + 1])
                    > 0) {
                return false;
            }
        }
        return true;
    }

    /// Returns the value of the range that holds the number, or -1. Of ranges that overlap the one
    /// that begins last answers.
    int find(long high, long low) {
        int from = 0;
        int to = size - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            int at = WORDS * middle;
            if (compare(bounds[at], bounds[at + 1], high, low) > 0) {
                to = middle - 1;
            } else {
                from = middle + 1;
            }
        }
        if (to < 0) {
            return -1;
        }
        int at = WORDS * to;
        return compare(high, low, bounds[at + 2], bounds[at + 3]) <= 0 ? values[to] : -1;
    }

    private static int compare(long high, long low, long otherHigh, long otherLow) {
        int byHigh = Long.compareUnsigned(high, otherHigh);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, otherLow);
    }
}
