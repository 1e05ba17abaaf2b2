package io.tipstaff.portal.similarity.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is kept of an indicator that takes part.
///
/// @param host the name in it; null for what has none, and for names that connect nothing
/// @param site what is counted as one place
/// @param shape of a URL; null for what is none, and for the shape without a word
record Compared(
        long id,
        @Nullable String host,
        String site,
        @Nullable UrlShape shape,
        List<Share> shares,
        List<TlshDigest> digests) {

    /// Something that others may have too.
    record Share(Tie tie, String hub) {}

    Compared {
        shares = List.copyOf(shares);
        digests = List.copyOf(digests);
    }
}
