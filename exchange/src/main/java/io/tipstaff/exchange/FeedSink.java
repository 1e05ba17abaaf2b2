package io.tipstaff.exchange;

/// Takes what a reader finds, in the order of the document, on the thread that reads.
///
/// What a sink throws ends the reading and reaches the caller.
public interface FeedSink {

    /// Takes one indicator.
    void record(FeedRecord record);

    /// Takes a piece that gave none.
    void refused(Refusal refusal);
}
