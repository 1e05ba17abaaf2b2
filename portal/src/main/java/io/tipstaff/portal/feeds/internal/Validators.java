package io.tipstaff.portal.feeds.internal;

import org.jspecify.annotations.Nullable;

/// What a source gave, to ask it next time only for what is new: the validators of an HTTP document
/// (RFC 9110, 8.8), or how far a source was read that comes piece by piece.
record Validators(@Nullable String etag, @Nullable String lastModified, @Nullable String position) {

    static final Validators NONE = new Validators(null, null, null);

    static Validators at(@Nullable String position) {
        return new Validators(null, null, position);
    }
}
