package io.tipstaff.matcher;

import java.util.Arrays;

/// What was found in one line: for each occurrence the most specific indicator of each kind.
///
/// Readings of one occurrence are offered one after the other and then settled; of two with the
/// same weight the first stays.
final class Found {

    private static final int KINDS = 13;

    private final long[] best = new long[KINDS];
    private final int[] weight = new int[KINDS];
    private final int[] from = new int[KINDS];
    private final int[] to = new int[KINDS];
    private int offered;

    private Spot[] spots = new Spot[16];
    private int count;

    /// An indicator's record and where it was found.
    record Spot(int from, int to, int kind, long record) implements Comparable<Spot> {

        @Override
        public int compareTo(Spot other) {
            int byFrom = Integer.compare(from, other.from);
            return byFrom != 0 ? byFrom : Integer.compare(kind, other.kind);
        }
    }

    void clear() {
        Arrays.fill(spots, 0, count, null);
        count = 0;
    }

    boolean isEmpty() {
        return count == 0;
    }

    int count() {
        return count;
    }

    Spot spot(int index) {
        return spots[index];
    }

    boolean hasOffers() {
        return offered != 0;
    }

    boolean hasOffer(int kind) {
        return (offered >>> kind & 1) != 0;
    }

    int weight(int kind) {
        return weight[kind];
    }

    long best(int kind) {
        return best[kind];
    }

    void offer(int kind, long record, int start, int end, int specificity) {
        if (hasOffer(kind) && weight[kind] >= specificity) {
            return;
        }
        replace(kind, record, start, end, specificity);
    }

    void replace(int kind, long record, int start, int end, int specificity) {
        offered |= 1 << kind;
        best[kind] = record;
        weight[kind] = specificity;
        from[kind] = start;
        to[kind] = end;
    }

    /// Ends an occurrence: its offers count.
    void settle() {
        for (int left = offered; left != 0; left &= left - 1) {
            int kind = Integer.numberOfTrailingZeros(left);
            if (count == spots.length) {
                spots = Arrays.copyOf(spots, 2 * count);
            }
            spots[count++] = new Spot(from[kind], to[kind], kind, best[kind]);
        }
        offered = 0;
    }

    void sort() {
        Arrays.sort(spots, 0, count);
    }
}
