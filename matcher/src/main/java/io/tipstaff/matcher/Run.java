package io.tipstaff.matcher;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Changes in order, one after the other.
sealed interface Run extends AutoCloseable {

    /// Returns the next change, or null at the end.
    @Nullable Change next() throws IOException;

    @Override
    void close() throws IOException;

    /// A run that [RunBuffer] wrote.
    final class Spilled implements Run {

        private final DataInputStream in;
        private long left;

        Spilled(Path file) throws IOException {
            left = Files.size(file);
            in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
        }

        @Override
        public @Nullable Change next() throws IOException {
            if (left == 0) {
                return null;
            }
            long hash = in.readLong();
            long packed = in.readLong();
            int flags = in.readShort();
            byte[] key = new byte[in.readShort()];
            in.readFully(key);
            left -= 20 + key.length;
            return new Change(
                    hash,
                    (int) (packed >>> 8) & 0xFF,
                    key,
                    packed >>> 16,
                    flags,
                    (int) packed & 0xFF);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /// All entries of an index, which are in the same order.
    final class Previous implements Run {

        private final PoolReader pool;

        Previous(PoolReader pool) {
            this.pool = pool;
        }

        @Override
        public @Nullable Change next() {
            return pool.next();
        }

        @Override
        public void close() {}
    }
}
