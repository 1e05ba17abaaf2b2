package io.tipstaff.command.extract;

import io.tipstaff.exchange.LogBlocks;
import io.tipstaff.exchange.LogBlocks.Block;
import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads the lines of logs that are wanted.
public final class LineReader {

    /// What lines go to.
    public interface Taker {
        void take(Line line) throws IOException;
    }

    private final TimeSpan span;
    private final @Nullable WantedObjects objects;
    private final Taker taker;
    private final Consumer<LineReader> progress;
    private long lines;
    private long taken;
    private long bytes;

    /// @param objects of which a line must have one; null if it need not
    /// @param progress is called now and then
    public LineReader(
            TimeSpan span,
            @Nullable WantedObjects objects,
            Taker taker,
            Consumer<LineReader> progress) {
        this.span = span;
        this.objects = objects;
        this.taker = taker;
        this.progress = progress;
    }

    /// Reads a log.
    public void read(String name, InputStream in) throws IOException {
        span.start();
        var blocks = new LogBlocks(in);
        long number = 0;
        for (Block block = blocks.next(); block != null; block = blocks.next()) {
            long next = block(name, block, number);
            lines += next - number;
            number = next;
            bytes += block.length();
            blocks.recycle(block);
            progress.accept(this);
        }
    }

    private long block(String name, Block block, long before) throws IOException {
        byte[] content = block.bytes();
        BitSet wanted = objects == null ? null : objects.linesWith(content, block.length());
        int index = 0;
        for (int from = 0; from < block.length(); index++) {
            int end = end(content, from, block.length());
            boolean has = wanted == null || wanted.get(index);
            if (has) {
                int to = end > from && content[end - 1] == '\r' ? end - 1 : end;
                if (!span.isBounded() || span.holds(span.timeOf(content, from, to))) {
                    taken++;
                    taker.take(new Line(name, before + index + 1, content, from, to, span));
                }
            }
            from = end + 1;
        }
        return before + index;
    }

    private static int end(byte[] bytes, int from, int length) {
        int end = from;
        while (end < length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    /// Returns how many lines were read.
    public long lines() {
        return lines;
    }

    /// Returns how many of them were wanted.
    public long taken() {
        return taken;
    }

    /// Returns how many bytes were read, unpacked.
    public long bytes() {
        return bytes;
    }
}
