package io.tipstaff.exchange;

import io.tipstaff.indicator.Indicator;

/// One indicator of a document with all that the document says about it.
///
/// @param at where it stands
/// @param written how the document writes it, before refanging; cut at 8,192 characters
/// @param indicator its canonical form
public record FeedRecord(Position at, String written, Indicator indicator, Context context) {}
