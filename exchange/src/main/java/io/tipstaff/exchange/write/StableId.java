package io.tipstaff.exchange.write;

import io.tipstaff.indicator.Indicator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// UUIDs that depend on what they stand for (RFC 9562, version 5).
public final class StableId {

    private StableId() {}

    /// Returns the id that an indicator has in documents of this id.
    public static UUID of(UUID space, Indicator indicator) {
        return of(space, indicator.kind().code() + " " + indicator.canonical());
    }

    /// Returns the id of what has this name in this space.
    public static UUID of(UUID space, String name) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            for (int shift = 56; shift >= 0; shift -= 8) {
                sha1.update((byte) (space.getMostSignificantBits() >>> shift));
            }
            for (int shift = 56; shift >= 0; shift -= 8) {
                sha1.update((byte) (space.getLeastSignificantBits() >>> shift));
            }
            byte[] hash = sha1.digest(name.getBytes(StandardCharsets.UTF_8));
            hash[6] = (byte) (hash[6] & 0x0F | 0x50);
            hash[8] = (byte) (hash[8] & 0x3F | 0x80);
            return new UUID(bits(hash, 0), bits(hash, 8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-1", impossible);
        }
    }

    private static long bits(byte[] hash, int from) {
        long bits = 0;
        for (int i = from; i < from + 8; i++) {
            bits = bits << 8 | hash[i] & 0xFF;
        }
        return bits;
    }
}
