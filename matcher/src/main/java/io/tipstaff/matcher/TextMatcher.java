package io.tipstaff.matcher;

import io.tipstaff.matcher.ScanOptions.Defanged;

/// Matches a line or field of any length, piece by piece, with its defanged forms read or not.
///
/// A line over [#MAX_PIECE] bytes is read in pieces. A piece ends behind the last white space,
/// control character, quote or angle bracket in its last 64 KiB, or where it is full.
final class TextMatcher {

    /// Bytes that are read as one.
    static final int MAX_PIECE = 1 << 20;

    private static final int SEARCHED = 1 << 16;

    private final LineMatcher matcher;
    private final boolean readsDefanged;
    private final Refanged refanged = new Refanged();

    /// Takes what was found in one piece, at positions of the buffer.
    interface PieceSink {

        void found(int pieceFrom, int pieceTo, int from, int to, Found.Spot spot);
    }

    TextMatcher(IndicatorIndex index, ScanOptions options) {
        matcher = new LineMatcher(index, Wanted.of(index, options.kinds()));
        readsDefanged = options.defanged() == Defanged.READ;
    }

    void match(byte[] bytes, int from, int to, PieceSink sink) {
        int at = from;
        do {
            int end = pieceEnd(bytes, at, to);
            matchPiece(bytes, at, end, sink);
            at = end;
        } while (at < to);
    }

    /// Returns the end of the piece that starts here.
    static int pieceEnd(byte[] bytes, int from, int to) {
        if (to - from <= MAX_PIECE) {
            return to;
        }
        int full = from + MAX_PIECE;
        for (int end = full; end > full - SEARCHED; end--) {
            if (bytes[end - 1] != '\\' && ByteClass.is(bytes[end - 1], ByteClass.HARD_END)) {
                return end;
            }
        }
        return full;
    }

    private void matchPiece(byte[] bytes, int from, int to, PieceSink sink) {
        if (readsDefanged && refanged.read(bytes, from, to)) {
            Found found = matcher.match(refanged.bytes(), 0, refanged.length());
            for (int i = 0; i < found.count(); i++) {
                Found.Spot spot = found.spot(i);
                sink.found(from, to, refanged.start(spot.from()), refanged.end(spot.to()), spot);
            }
        } else {
            Found found = matcher.match(bytes, from, to);
            for (int i = 0; i < found.count(); i++) {
                Found.Spot spot = found.spot(i);
                sink.found(from, to, spot.from(), spot.to(), spot);
            }
        }
    }
}
