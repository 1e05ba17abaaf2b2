package io.tipstaff.exchange.document;

import io.tipstaff.exchange.Limits;
import io.tipstaff.exchange.Position;

/// How many unpacked bytes a document may still have, over all members of an archive.
public final class ByteBudget {

    /// Below this a high ratio harms nobody.
    private static final long FREE = 1 << 20;

    private final Limits limits;
    private final SourceInput source;
    private long bytes;

    public ByteBudget(Limits limits, SourceInput source) {
        this.limits = limits;
        this.source = source;
    }

    /// Takes bytes off the budget.
    ///
    /// @throws FeedException if there are too many of them, or too many for what is packed
    void spend(int count) throws FeedException {
        bytes += count;
        if (bytes > limits.bytes()) {
            throw new FeedException(
                    "larger than " + limits.bytes() + " bytes unpacked",
                    Position.NOWHERE,
                    "raise the maximum size of the feed if that is expected");
        }
        if (bytes > FREE && bytes / Math.max(source.bytes(), 1) > limits.expansion()) {
            throw new FeedException(
                    "packed more than " + limits.expansion() + " times, like a decompression bomb",
                    Position.NOWHERE,
                    "unpack it by hand if the source can be trusted");
        }
    }

    /// Returns how many bytes were spent.
    public long bytes() {
        return bytes;
    }
}
