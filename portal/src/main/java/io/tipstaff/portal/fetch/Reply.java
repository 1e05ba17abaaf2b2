package io.tipstaff.portal.fetch;

/// One answer of a server on the way to a document.
sealed interface Reply {

    /// The fetch has ended.
    record Ended(FetchResult result) implements Reply {}

    /// The document is to be had at another address.
    ///
    /// @param location as the server wrote it, perhaps relative
    record Elsewhere(String location) implements Reply {}
}
