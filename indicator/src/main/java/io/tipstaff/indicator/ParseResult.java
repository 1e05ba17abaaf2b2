package io.tipstaff.indicator;

/// What became of a piece of text that should have been an indicator.
public sealed interface ParseResult {

    /// The text was an indicator.
    record Parsed(Indicator indicator) implements ParseResult {}

    /// The text was none; `reason` says why, in lower case and without a full stop.
    record Refused(String reason) implements ParseResult {}
}
