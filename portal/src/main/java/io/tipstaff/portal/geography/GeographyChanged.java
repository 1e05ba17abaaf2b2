package io.tipstaff.portal.geography;

/// Addresses may be elsewhere than before: a file was read or went, or own networks changed.
public record GeographyChanged() {}
