package io.tipstaff.portal.fetch;

import org.jspecify.annotations.Nullable;

/// What became of a fetch.
public sealed interface FetchResult {

    /// The document is in the target file.
    record Fetched(@Nullable String etag, @Nullable String lastModified, long bytes)
            implements FetchResult {}

    /// The server says that it has not changed.
    record NotModified() implements FetchResult {}

    /// It was not to be had; `reason` says why and what can be done, without secrets of the
    /// address.
    record Failed(String reason) implements FetchResult {}
}
