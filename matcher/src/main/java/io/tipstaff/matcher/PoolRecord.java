package io.tipstaff.matcher;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;

/// One indicator in the pool of an index.
///
/// First byte: the kind, and [#MORE] if the next record has the same hash. Then the length of the
/// key, the key, the number of ids, and each id with its flags; all numbers in groups of seven
/// bits, the lowest first.
///
/// @param more whether the next record has the same hash
/// @param end offset of the next record
@SuppressWarnings("ArrayRecordComponent") // never compared
record PoolRecord(int kind, boolean more, byte[] key, long[] ids, byte[] flags, long end) {

    /// Offset of the first record: no record is at 0, which means an empty slot.
    static final int START = 8;

    static final int MORE = 0x80;

    static PoolRecord read(MemorySegment pool, long offset) {
        int head = pool.get(ValueLayout.JAVA_BYTE, offset);
        var cursor = new Cursor(pool, offset + 1);
        byte[] key = new byte[cursor.count(1)];
        MemorySegment.copy(pool, ValueLayout.JAVA_BYTE, cursor.at, key, 0, key.length);
        cursor.at += key.length;
        int count = cursor.count(2);
        long[] ids = new long[count];
        byte[] flags = new byte[count];
        for (int i = 0; i < count; i++) {
            ids[i] = cursor.number();
            flags[i] = pool.get(ValueLayout.JAVA_BYTE, cursor.at++);
        }
        return new PoolRecord(head & 0x7F, (head & MORE) != 0, key, ids, flags, cursor.at);
    }

    int anyFlags() {
        int any = 0;
        for (byte each : flags) {
            any |= each & 0xFF;
        }
        return any;
    }

    /// Reads numbers one after the other.
    static final class Cursor {

        private final MemorySegment pool;
        private long at;

        Cursor(MemorySegment pool, long at) {
            this.pool = pool;
            this.at = at;
        }

        long at() {
            return at;
        }

        long number() {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                int octet = pool.get(ValueLayout.JAVA_BYTE, at++);
                value |= (octet & 0x7FL) << shift;
                if (octet >= 0) {
                    return value;
                }
                if (shift > 49) {
                    throw new IllegalStateException("damaged index: number too long at " + at);
                }
            }
        }

        /// Reads how many things follow, each of which takes at least this many bytes.
        int count(int bytesEach) {
            long count = number();
            if (count * bytesEach > pool.byteSize() - at) {
                throw new IllegalStateException("damaged index: count too large at " + at);
            }
            return (int) count;
        }
    }

    static void putNumber(ByteBuffer out, long number) {
        long rest = number;
        while (rest >= 0x80) {
            out.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }
}
