package io.tipstaff.command.hash;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;

/// The hashes of some bytes, reckoned in one pass.
///
/// @param hex lower case, one for each algorithm
/// @param size of what was read, in bytes
public record Digests(Map<Algorithm, String> hex, long size) {

    /// Large enough that reading costs little, small enough for the processor's cache.
    private static final int BUFFER = 1 << 18;

    public Digests {
        hex = Map.copyOf(hex);
    }

    /// Reads a stream to its end.
    public static Digests of(InputStream in) throws IOException {
        var running = new Running();
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            running.update(ByteBuffer.wrap(buffer, 0, read));
        }
        return running.finish();
    }

    /// Returns one of the hashes.
    public String get(Algorithm algorithm) {
        return hex.getOrDefault(algorithm, "");
    }

    /// Hashes of bytes that come piece by piece.
    public static final class Running {

        private final Map<Algorithm, MessageDigest> digests = new EnumMap<>(Algorithm.class);
        private long size;

        public Running() {
            for (Algorithm algorithm : Algorithm.values()) {
                digests.put(algorithm, algorithm.digest());
            }
        }

        /// Takes the next bytes; the buffer is as before.
        public void update(ByteBuffer bytes) {
            digests.values().forEach(digest -> digest.update(bytes.duplicate()));
            size += bytes.remaining();
        }

        /// Returns the hashes of all that came.
        public Digests finish() {
            Map<Algorithm, String> hex = new EnumMap<>(Algorithm.class);
            digests.forEach(
                    (one, digest) -> hex.put(one, HexFormat.of().formatHex(digest.digest())));
            return new Digests(hex, size);
        }
    }
}
