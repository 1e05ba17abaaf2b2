package io.tipstaff.matcher;

import java.util.Arrays;
import java.util.Objects;

/// Finds indicators in a log that arrives in chunks of any size.
///
/// Matches of a line come when its end has been seen, or at [#finish]. One thread at a time; any
/// number of scanners may share an index. Lines without a match cost no allocation.
public final class Scanner {

    private static final int FIRST_CAPACITY = 1 << 16;
    private static final int CAPACITY = TextMatcher.MAX_PIECE + FIRST_CAPACITY;

    private final ScanOptions options;
    private final ByteClassifier classifier;
    private IndicatorIndex index;
    private LineFilter filter;
    private TextMatcher matcher;

    private Block block = new Block(FIRST_CAPACITY);
    private int filled;

    /// Offset in the input of the first byte in the block.
    private long blockOffset;

    /// Number of the line at `counted`.
    private long lineNumber = 1;

    private int counted = Block.PAD;

    /// The line of the last match.
    private byte[] copied = new byte[0];

    private long copiedOffset = -1;

    public Scanner(IndicatorIndex index, ScanOptions options) {
        this(index, options, ByteClassifier.best());
    }

    Scanner(IndicatorIndex index, ScanOptions options, ByteClassifier classifier) {
        this.options = options;
        this.classifier = classifier;
        this.index = index;
        this.filter = new LineFilter(index, options, classifier);
        this.matcher = new TextMatcher(index, options);
    }

    /// Uses another index from the next line on that is not yet complete.
    public void use(IndicatorIndex next) {
        if (next != index) {
            index = next;
            filter = new LineFilter(next, options, classifier);
            matcher = new TextMatcher(next, options);
        }
    }

    /// Takes the next chunk of the input.
    public void scan(byte[] chunk, int offset, int length, MatchSink sink) {
        Objects.checkFromIndexSize(offset, length, chunk.length);
        int at = offset;
        int left = length;
        while (left > 0) {
            int count = Math.min(left, block.capacity() - filled);
            System.arraycopy(chunk, at, block.bytes, Block.PAD + filled, count);
            filled += count;
            at += count;
            left -= count;
            scanLines(sink);
        }
    }

    /// Returns how many lines of this input are complete so far.
    public long completeLines() {
        return lineNumber - 1;
    }

    /// Ends the input: a last line without an end counts. Afterwards the scanner is ready for
    /// another input.
    public void finish(MatchSink sink) {
        if (filled > 0) {
            scanTo(filled, sink);
        }
        blockOffset = 0;
        lineNumber = 1;
        copiedOffset = -1;
    }

    /// Scans the complete lines in the block. A line that fills the block makes it grow; one that
    /// fills the largest is cut.
    private void scanLines(MatchSink sink) {
        int length = lengthOfLines();
        if (length > 0) {
            scanTo(length, sink);
        } else if (filled == block.capacity()) {
            if (filled < CAPACITY) {
                grow();
            } else {
                int from = Block.PAD;
                scanTo(TextMatcher.pieceEnd(block.bytes, from, from + filled) - from, sink);
            }
        }
    }

    private int lengthOfLines() {
        int length = filled;
        while (length > 0 && block.bytes[Block.PAD + length - 1] != '\n') {
            length--;
        }
        return length;
    }

    private void grow() {
        var larger = new Block(Math.min(2 * block.capacity(), CAPACITY));
        System.arraycopy(block.bytes, Block.PAD, larger.bytes, Block.PAD, filled);
        block = larger;
    }

    /// Scans the first `length` bytes of the block and moves the others to its start.
    private void scanTo(int length, MatchSink sink) {
        filter.run(block, length);
        counted = Block.PAD;
        for (int at = block.next(block.suspect, Block.PAD); at < block.end; ) {
            int from = block.last(block.feed, at) + 1;
            int to = block.next(block.feed, at);
            countLines(from);
            matchLine(from, to, sink);
            at = to < block.end ? block.next(block.suspect, to) : block.end;
        }
        countLines(block.end);
        drop(length);
    }

    private void countLines(int to) {
        lineNumber += block.count(block.feed, counted, to);
        counted = to;
    }

    private void drop(int length) {
        byte[] bytes = block.bytes;
        System.arraycopy(bytes, Block.PAD + length, bytes, Block.PAD, filled - length);
        filled -= length;
        blockOffset += length;
    }

    private void matchLine(int from, int to, MatchSink sink) {
        boolean returns = to < block.end && to > from && block.bytes[to - 1] == '\r';
        matcher.match(
                block.bytes,
                from,
                returns ? to - 1 : to,
                (pieceFrom, pieceTo, start, end, spot) ->
                        sink.match(match(pieceFrom, pieceTo, start, end, spot)));
    }

    private Match match(int pieceFrom, int pieceTo, int start, int end, Found.Spot spot) {
        long shift = blockOffset - Block.PAD;
        return new Match(
                shift + start,
                end - start,
                shift + pieceFrom,
                lineNumber,
                line(pieceFrom, pieceTo),
                index.hit(spot.record()),
                null);
    }

    /// Returns a copy of a line, the same one for all its matches.
    private byte[] line(int from, int to) {
        long offset = blockOffset + from;
        if (offset != copiedOffset || copied.length != to - from) {
            copied = Arrays.copyOfRange(block.bytes, from, to);
            copiedOffset = offset;
        }
        return copied;
    }
}
