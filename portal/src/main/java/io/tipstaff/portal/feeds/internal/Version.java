package io.tipstaff.portal.feeds.internal;

import io.tipstaff.portal.feeds.Import;

/// A document of a source that is kept to go back to.
///
/// @param of the import that brought it, with what it changed
/// @param bytes packed
public record Version(Import of, long bytes) {}
