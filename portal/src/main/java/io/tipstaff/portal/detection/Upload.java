package io.tipstaff.portal.detection;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A log file that a person uploaded to have it matched.
///
/// @param state `waiting`, `running`, `done` or `failed`
/// @param size of the file as it was uploaded, in bytes
/// @param bytesRead of it so far
/// @param problem what went wrong, null if nothing did
/// @param endedAt null until it ended
public record Upload(
        UUID id,
        UUID agency,
        String name,
        String state,
        long size,
        long bytesRead,
        long lines,
        long matches,
        @Nullable String problem,
        String uploadedBy,
        Instant uploadedAt,
        @Nullable Instant endedAt) {

    /// Says whether nothing more will happen.
    public boolean isFinal() {
        return state.equals("done") || state.equals("failed");
    }

    /// Returns how much of the file was read, 0 to 100.
    public int percent() {
        return size == 0 ? 100 : (int) Math.min(100, 100 * bytesRead / size);
    }
}
