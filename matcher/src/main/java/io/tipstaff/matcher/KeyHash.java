package io.tipstaff.matcher;

import io.tipstaff.indicator.Kind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The 64-bit hashes under which compiler and scanner meet.
///
/// Names are hashed from their last byte backwards in words of eight, with bit 0x20 set in every
/// byte: the scanner reads them as they stand, in any case, right-aligned at the end of a name.
/// Paths are hashed forwards byte by byte, because every prefix may be the key. Multipliers are
/// those of xxHash64.
final class KeyHash {

    static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    static final long FOLD = 0x2020_2020_2020_2020L;

    private static final long M1 = 0x9E37_79B1_85EB_CA87L;
    private static final long M2 = 0xC2B2_AE3D_27D4_EB4FL;
    private static final long M3 = 0x1656_67B1_9E37_79F9L;
    private static final long SEED = 0x27D4_EB2F_1656_67C5L;

    private static final long[] SALT = new long[Kind.values().length];

    static {
        for (int i = 0; i < SALT.length; i++) {
            SALT[i] = finish((i + 1) * M3);
        }
    }

    private KeyHash() {}

    private static long finish(long hash) {
        long h = (hash ^ hash >>> 32) * M2;
        h = (h ^ h >>> 29) * M3;
        return h ^ h >>> 32;
    }

    private static long step(long hash, long word) {
        return Long.rotateLeft((hash ^ word) * M1, 29);
    }

    /// Makes the key of one kind from a hash of its content.
    static long ofKind(int kind, long content) {
        return finish(content ^ SALT[kind]);
    }

    /// Hashes a name, or the text of a host.
    static long name(byte[] text, int from, int to) {
        long hash = SEED;
        int at = to;
        while (at - from >= 8) {
            at -= 8;
            hash = step(hash, (long) LONG.get(text, at) | FOLD);
        }
        return finish(step(hash, head(text, from, at)) + (to - from) * M1);
    }

    /// Returns the up to seven bytes before `to` in the upper bytes of a word.
    private static long head(byte[] text, int from, int to) {
        long word = 0;
        for (int i = from; i < to; i++) {
            word = word >>> 8 | (text[i] | 0x20L) << 56;
        }
        return word;
    }

    /// Added to the length of a name in [#nameEnd] if it is not an end but the whole of a name.
    static final int WHOLE = 256;

    /// Hashes the end of a name for the first filter: its last 16 bytes at most, and its length.
    ///
    /// @param mark 0 or [#WHOLE]
    static long nameEnd(byte[] text, int from, int to, int mark) {
        int length = to - from;
        long last = 0;
        long before = 0;
        for (int i = Math.max(from, to - 8); i < to; i++) {
            last = last >>> 8 | (text[i] | 0x20L) << 56;
        }
        for (int i = Math.max(from, to - 16); i < to - 8; i++) {
            before = before >>> 8 | (text[i] | 0x20L) << 56;
        }
        return nameEnd(last, before, length + mark);
    }

    /// As above, with the words already read: folded, right-aligned, and zero where the name does
    /// not reach.
    static long nameEnd(long last, long before, int length) {
        long h = (last ^ length) * M1;
        h = (h ^ h >>> 32 ^ before) * M2;
        return (h ^ h >>> 29) * M3;
    }

    static final long PATH_SEED = 0xCBF2_9CE4_8422_2325L;

    /// Adds one byte to the hash of a path.
    static long pathStep(long hash, int octet) {
        return (hash ^ octet & 0xFF) * M3;
    }

    static long path(byte[] text, int from, int to) {
        long hash = PATH_SEED;
        for (int i = from; i < to; i++) {
            hash = pathStep(hash, text[i]);
        }
        return hash;
    }

    /// Bytes of a path that its filter knows: of shorter paths only [#PATH_SHORT].
    static final int PATH_HEAD = 8;

    /// Bytes of the shortest path.
    static final int PATH_SHORT = 5;

    /// Bytes of a longer path that its filter knows too: where most others end that only begin like
    /// it.
    static final int PATH_START = 12;

    /// Makes the key of the start of a path from its hash.
    static long pathStart(long hash) {
        return finish(hash ^ SALT[Kind.PATH.number()] + PATH_START);
    }

    /// Hashes the first bytes of a path for its filter.
    static long pathHead(byte[] text, int from, int to) {
        int length = to - from >= PATH_HEAD ? PATH_HEAD : PATH_SHORT;
        long head = 0;
        for (int i = length - 1; i >= 0; i--) {
            head = head << 8 | text[from + i] & 0xFF;
        }
        return pathHead(head, length);
    }

    /// As above, of a word that starts with them: what follows does not count.
    ///
    /// @param length [#PATH_HEAD] or [#PATH_SHORT]
    static long pathHead(long head, int length) {
        long h = (head << 64 - 8 * length ^ length) * M1;
        return (h ^ h >>> 32) * M2;
    }

    static long url(long host, int port, long path) {
        return ofKind(Kind.URL.number(), step(step(host, path), port));
    }

    static long email(long domain, long local) {
        return ofKind(Kind.EMAIL.number(), step(domain, local));
    }

    /// Hashes up to 128 bits and a small number: addresses, networks, endpoints, file hashes.
    static long number(int kind, long high, long low, int extra) {
        return ofKind(kind, step(step(SEED + extra, high), low));
    }
}
