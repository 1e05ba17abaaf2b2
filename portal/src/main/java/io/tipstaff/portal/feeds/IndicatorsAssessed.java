package io.tipstaff.portal.feeds;

/// All that was to be reckoned anew is, for now.
///
/// @param version of the newest assessment
public record IndicatorsAssessed(long version) {}
