package io.tipstaff.portal.toolbox.internal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A tool or document that the operator offers.
///
/// @param newest its last version; null if it has none yet
/// @param withdrawn when it was withdrawn; null if it is offered
public record Entry(
        UUID id,
        EntryKind kind,
        EntryText text,
        @Nullable Version newest,
        @Nullable Instant withdrawn) {

    /// A file of it.
    ///
    /// @param number from 1
    /// @param label the publisher's own name of the version; may be empty
    /// @param downloads how often it was had
    public record Version(
            UUID id,
            int number,
            String label,
            String fileName,
            long size,
            String sha256,
            String sha1,
            String md5,
            Instant addedAt,
            String addedBy,
            long downloads) {}
}
