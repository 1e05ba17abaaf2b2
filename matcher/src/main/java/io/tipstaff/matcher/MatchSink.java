package io.tipstaff.matcher;

/// Takes matches as a scanner finds them, in the order of their lines, and in a line of their
/// offsets.
@FunctionalInterface
public interface MatchSink {

    /// Takes one match; called on the thread that scans. What it throws flies out of the scan.
    void match(Match match);
}
