package io.tipstaff.matcher;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// The table that leads from a hash to the pool: linear probing from a home that follows from the
/// upper bits of the hash. A slot is the lower 24 bits of the hash above 40 bits of offset; 0 is
/// empty. The last slot is always empty.
final class Slots {

    private static final ValueLayout.OfLong WORD =
            ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int TAG_SHIFT = 40;
    private static final long OFFSET = (1L << TAG_SHIFT) - 1;

    private final MemorySegment words;
    private final long homes;
    private final long last;

    Slots(MemorySegment words, long homes) {
        this.words = words;
        this.homes = homes;
        this.last = words.byteSize() / Long.BYTES - 1;
    }

    static long home(long hash, long homes) {
        return Math.unsignedMultiplyHigh(hash, homes);
    }

    static long slot(long hash, long offset) {
        return hash << TAG_SHIFT | offset;
    }

    /// Returns the first slot whose tag is that of the hash, or -1.
    long find(long hash) {
        return findFrom(home(hash, homes), hash);
    }

    /// Returns the next such slot behind one that was found, or -1.
    long findAfter(long slot, long hash) {
        return findFrom(slot + 1, hash);
    }

    private long findFrom(long start, long hash) {
        long tag = hash << TAG_SHIFT;
        for (long i = start; i < last; i++) {
            long slot = words.getAtIndex(WORD, i);
            if (slot == 0) {
                return -1;
            }
            if ((slot & ~OFFSET) == tag) {
                return i;
            }
        }
        return -1;
    }

    /// Returns the pool offset in a slot.
    long offset(long slot) {
        return words.getAtIndex(WORD, slot) & OFFSET;
    }
}
