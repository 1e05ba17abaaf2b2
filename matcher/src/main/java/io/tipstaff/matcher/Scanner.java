package io.tipstaff.matcher;

import java.util.Arrays;
import java.util.Objects;

/// Finds indicators in a log that arrives in chunks of any size.
///
/// Matches of a line come when its end has been seen, or at [#finish]. One thread at a time; any
/// number of scanners may share an index.
public final class Scanner {

    private static final int FIRST_CAPACITY = 1 << 17;
    private static final int CAPACITY = TextMatcher.MAX_PIECE + FIRST_CAPACITY;

    private final ScanOptions options;
    private IndicatorIndex index;
    private TextMatcher matcher;

    private byte[] buffer = new byte[FIRST_CAPACITY];
    private int filled;

    /// Offset in the input of the first byte in the buffer.
    private long bufferOffset;

    private long lineNumber = 1;

    public Scanner(IndicatorIndex index, ScanOptions options) {
        this.options = options;
        this.index = index;
        this.matcher = new TextMatcher(index, options);
    }

    /// Uses another index from the next line on that is not yet complete.
    public void use(IndicatorIndex next) {
        if (next != index) {
            index = next;
            matcher = new TextMatcher(next, options);
        }
    }

    /// Takes the next chunk of the input.
    public void scan(byte[] chunk, int offset, int length, MatchSink sink) {
        Objects.checkFromIndexSize(offset, length, chunk.length);
        int at = offset;
        int left = length;
        while (left > 0) {
            int count = Math.min(left, buffer.length - filled);
            System.arraycopy(chunk, at, buffer, filled, count);
            filled += count;
            at += count;
            left -= count;
            scanLines(sink);
            makeRoom(sink);
        }
    }

    /// Ends the input: a last line without an end counts. Afterwards the scanner is ready for
    /// another input.
    public void finish(MatchSink sink) {
        matchLine(0, filled, sink);
        filled = 0;
        bufferOffset = 0;
        lineNumber = 1;
    }

    /// Matches the complete lines in the buffer and moves what is left to its start.
    private void scanLines(MatchSink sink) {
        int start = 0;
        for (int i = 0; i < filled; i++) {
            if (buffer[i] == '\n') {
                matchLine(start, i > start && buffer[i - 1] == '\r' ? i - 1 : i, sink);
                lineNumber++;
                start = i + 1;
            }
        }
        drop(start);
    }

    private void drop(int count) {
        System.arraycopy(buffer, count, buffer, 0, filled - count);
        filled -= count;
        bufferOffset += count;
    }

    /// A line that fills the buffer makes it grow; one that fills the largest is cut.
    private void makeRoom(MatchSink sink) {
        if (filled < buffer.length) {
            return;
        }
        if (buffer.length < CAPACITY) {
            buffer = Arrays.copyOf(buffer, Math.min(2 * buffer.length, CAPACITY));
            return;
        }
        int end = TextMatcher.pieceEnd(buffer, 0, filled);
        matchLine(0, end, sink);
        drop(end);
    }

    private void matchLine(int from, int to, MatchSink sink) {
        matcher.match(
                buffer,
                from,
                to,
                (pieceFrom, pieceTo, start, end, spot) ->
                        sink.match(
                                new Match(
                                        bufferOffset + start,
                                        end - start,
                                        bufferOffset + pieceFrom,
                                        lineNumber,
                                        Arrays.copyOfRange(buffer, pieceFrom, pieceTo),
                                        index.hit(spot.record()),
                                        null)));
    }
}
