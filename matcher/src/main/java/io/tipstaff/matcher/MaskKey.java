package io.tipstaff.matcher;

import java.util.Arrays;

/// A mask as it stands in the index, taken apart.
///
/// @param path where its path starts
@SuppressWarnings("ArrayRecordComponent") // never compared
record MaskKey(byte[] key, boolean folded, boolean domain, int host, int hostEnd, int path) {

    static MaskKey of(byte[] key) {
        int host = IndicatorKey.maskHostStart(key);
        int slash = IndicatorKey.indexOf(key, host, key.length, '/');
        return new MaskKey(
                key,
                key[0] == '(',
                host >= 2 && key[host - 2] == '*',
                host,
                IndicatorKey.hostEnd(key, host, slash),
                slash);
    }

    /// Says whether the mask is on this host and port.
    ///
    /// @param from where in the host text the part starts that the mask must have
    boolean isOn(byte[] text, int from, int to, int port) {
        return (domain || from == 0)
                && IndicatorKey.port(key, hostEnd, path) == port
                && Arrays.equals(key, host, hostEnd, text, from, to);
    }

    /// Returns the last place up to which the mask covers the path and where a URL may end, or -1.
    int cover(PathText url, int trailing) {
        byte[] text = folded ? folded(url) : url.bytes;
        int star = IndicatorKey.indexOf(key, path, key.length, '*');
        if (star < 0) {
            int end = url.start + key.length - path;
            return stands(text, url.start, path, key.length, url.end)
                            && mayEnd(text, end, url.end, trailing)
                    ? end
                    : -1;
        }
        if (!stands(text, url.start, path, star, url.end)) {
            return -1;
        }
        int at = url.start + star - path;
        int piece = star + 1;
        for (int next = nextStar(piece); next < key.length; next = nextStar(piece)) {
            at = first(text, at, piece, next, url.end);
            if (at < 0) {
                return -1;
            }
            at += next - piece;
            piece = next + 1;
        }
        return last(text, at, piece, url.end, trailing);
    }

    private int nextStar(int from) {
        int star = IndicatorKey.indexOf(key, from, key.length, '*');
        return star < 0 ? key.length : star;
    }

    private static byte[] folded(PathText url) {
        byte[] text = Arrays.copyOf(url.bytes, url.end + 1);
        for (int i = url.start; i < url.end; i++) {
            if (text[i] == '%') {
                i += 2;
            } else {
                text[i] = ByteClass.lower(text[i]);
            }
        }
        return text;
    }

    /// Says whether a piece of the mask stands at this place.
    private boolean stands(byte[] text, int at, int piece, int pieceEnd, int end) {
        return at + pieceEnd - piece <= end
                && Arrays.equals(key, piece, pieceEnd, text, at, at + pieceEnd - piece);
    }

    private int first(byte[] text, int from, int piece, int pieceEnd, int end) {
        for (int at = from; at + pieceEnd - piece <= end; at++) {
            if (stands(text, at, piece, pieceEnd, end)) {
                return at;
            }
        }
        return -1;
    }

    private int last(byte[] text, int from, int piece, int end, int trailing) {
        int size = key.length - piece;
        for (int at = end - size; at >= from; at--) {
            if (mayEnd(text, at + size, end, trailing)
                    && stands(text, at, piece, key.length, end)) {
                return at + size;
            }
        }
        return -1;
    }

    private static boolean mayEnd(byte[] text, int at, int end, int trailing) {
        return at >= trailing && at <= end || ByteClass.is(text[at], ByteClass.BOUNDARY);
    }
}
