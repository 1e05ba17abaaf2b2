package io.tipstaff.command.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a pack says of itself; the format is that of `docs/toolbox.md`.
///
/// @param by who packed, by that person's own word; may be empty, as the case and the reason
/// @param host that it was packed on; null where that was not wanted
/// @param key that signed, as a JSON Web Key; null if none did
record PackManifest(
        String format,
        UUID id,
        String software,
        Instant at,
        String by,
        @JsonProperty("case") String caseNumber,
        String reason,
        @Nullable String host,
        @Nullable JsonNode key,
        List<Line> files,
        List<Missing> missing) {

    static final String FORMAT = "tipstaff-pack/1";

    /// A file.
    ///
    /// @param name of its entry
    /// @param path where it lay
    /// @param modified when it was last changed, by the file system
    /// @param steady whether it was the same before and after it was read
    record Line(
            String name,
            String path,
            long size,
            Instant modified,
            boolean steady,
            String sha256,
            String sha1,
            String md5) {}

    /// What was to be packed and is not there.
    record Missing(String path, String reason) {}

    PackManifest {
        files = List.copyOf(files);
        missing = List.copyOf(missing);
    }
}
