package io.tipstaff.portal.feeds;

/// A source was read and its changes are in the store.
///
/// @param added indicators that the source had not reported before
/// @param withdrawn indicators that it no longer reports
public record FeedImported(
        long sourceId, long importId, long added, long changed, long withdrawn) {}
