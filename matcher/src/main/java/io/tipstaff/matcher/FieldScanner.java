package io.tipstaff.matcher;

import io.tipstaff.indicator.Kind;
import java.util.Arrays;
import java.util.Set;

/// Finds indicators in one field of an event whose fields are known already.
///
/// Offsets count from the start of the field, and matches carry its name. One thread at a time.
public final class FieldScanner {

    private final ScanOptions options;
    private IndicatorIndex index;
    private TextMatcher matcher;
    private byte[] copied = new byte[0];
    private int copiedFrom;

    public FieldScanner(IndicatorIndex index, ScanOptions options) {
        this.options = options;
        this.index = index;
        this.matcher = new TextMatcher(index, options);
    }

    /// Uses another index from now on.
    public void use(IndicatorIndex next) {
        if (next != index) {
            index = next;
            matcher = new TextMatcher(next, options);
        }
    }

    /// Scans one field.
    ///
    /// @param kinds those that may stand in this field; of them only the scanner's own count
    public void scan(
            String field, byte[] value, int offset, int length, Set<Kind> kinds, MatchSink sink) {
        java.util.Objects.checkFromIndexSize(offset, length, value.length);
        copiedFrom = -1;
        matcher.match(
                value,
                offset,
                offset + length,
                (pieceFrom, pieceTo, from, to, spot) -> {
                    Hit hit = index.hit(spot.record());
                    if (kinds.contains(hit.kind())) {
                        sink.match(
                                new Match(
                                        from - offset,
                                        to - from,
                                        pieceFrom - offset,
                                        0,
                                        piece(value, pieceFrom, pieceTo),
                                        hit,
                                        field));
                    }
                });
    }

    /// Returns a copy of a piece, the same one for all its matches.
    private byte[] piece(byte[] value, int from, int to) {
        if (copiedFrom != from) {
            copied = Arrays.copyOfRange(value, from, to);
            copiedFrom = from;
        }
        return copied;
    }
}
