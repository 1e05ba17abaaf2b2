package io.tipstaff.matcher;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Collects changes in memory and writes them sorted.
///
/// A change is 20 bytes and its key: hash, id above kind and role, flags, length of the key. The
/// order is sorted as plain longs, hash above number; the few that share the upper 40 bits of their
/// hash are put right afterwards.
final class RunBuffer {

    /// Changes in one run at most.
    static final int MAX_CHANGES = 1 << 20;

    private static final int MAX_NUMBER = (1 << 24) - 1;
    private static final int FIXED = 20;

    private final ByteBuffer changes;
    private final int[] positions = new int[MAX_CHANGES];
    private final long[] order = new long[MAX_CHANGES];
    private int count;

    RunBuffer(int bytes) {
        changes = ByteBuffer.allocate(bytes);
    }

    boolean isEmpty() {
        return count == 0;
    }

    /// Adds a change, or returns false if there is no room for it.
    boolean add(Change change) {
        if (count == MAX_CHANGES || changes.remaining() < FIXED + change.key().length) {
            return false;
        }
        positions[count] = changes.position();
        order[count] = (change.hash() & ~MAX_NUMBER | count) ^ Long.MIN_VALUE;
        count++;
        changes.putLong(change.hash())
                .putLong(change.id() << 16 | change.kind() << 8 | change.role())
                .putShort((short) change.flags())
                .putShort((short) change.key().length)
                .put(change.key());
        return true;
    }

    /// Writes all changes in order and forgets them.
    void spill(Path file) throws IOException {
        Arrays.sort(order, 0, count);
        sortEqualHeads();
        try (var out =
                new DataOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            for (int i = 0; i < count; i++) {
                int at = positions[(int) order[i] & MAX_NUMBER];
                out.write(changes.array(), at, FIXED + keyLength(at));
            }
        }
        changes.clear();
        count = 0;
    }

    private int keyLength(int at) {
        return changes.getShort(at + FIXED - 2);
    }

    private void sortEqualHeads() {
        for (int from = 0; from < count; ) {
            int to = from + 1;
            while (to < count && order[to] >>> 24 == order[from] >>> 24) {
                to++;
            }
            if (to - from > 1) {
                sortByContent(from, to);
            }
            from = to;
        }
    }

    private void sortByContent(int from, int to) {
        Long[] boxed = new Long[to - from];
        Arrays.setAll(boxed, i -> order[from + i]);
        Arrays.sort(boxed, (a, b) -> change(a).compareTo(change(b)));
        for (int i = 0; i < boxed.length; i++) {
            order[from + i] = boxed[i];
        }
    }

    private Change change(long ordered) {
        return decode(changes.array(), positions[(int) ordered & MAX_NUMBER]);
    }

    private Change decode(byte[] bytes, int at) {
        int keyAt = at + FIXED;
        long packed = changes.getLong(at + 8);
        return new Change(
                changes.getLong(at),
                (int) (packed >>> 8) & 0xFF,
                Arrays.copyOfRange(bytes, keyAt, keyAt + keyLength(at)),
                packed >>> 16,
                changes.getShort(at + 16),
                (int) packed & 0xFF);
    }
}
