package io.tipstaff.portal.feeds.internal;

import org.jspecify.annotations.Nullable;

/// What an HTTP server gave to ask whether a document changed (RFC 9110, 8.8).
record Validators(@Nullable String etag, @Nullable String lastModified) {

    static final Validators NONE = new Validators(null, null);
}
