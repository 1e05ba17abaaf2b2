package io.tipstaff.matcher;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Reads the pool of an index from its start to its end, an entry at a time.
final class PoolReader {

    private final MemorySegment pool;
    private final Queue<Change> ready = new ArrayDeque<>();
    private long at = PoolRecord.START;

    PoolReader(MemorySegment pool) {
        this.pool = pool;
    }

    @Nullable Change next() {
        if (ready.isEmpty() && at < pool.byteSize()) {
            readRecord();
        }
        return ready.poll();
    }

    private void readRecord() {
        PoolRecord record = PoolRecord.read(pool, at);
        byte[] key = record.key();
        long hash = IndicatorKey.hash(record.kind(), key, key.length);
        for (int i = 0; i < record.ids().length; i++) {
            ready.add(
                    new Change(
                            hash,
                            record.kind(),
                            key,
                            record.ids()[i],
                            record.flags()[i] & 0xFF,
                            Change.KEEP));
        }
        at = record.end();
    }
}
