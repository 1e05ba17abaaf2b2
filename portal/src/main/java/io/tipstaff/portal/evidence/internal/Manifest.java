package io.tipstaff.portal.evidence.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What is signed: who asked what, when, for which case, and the hash of every file. The format is
/// that of `docs/evidence.md`.
///
/// @param timeStamp null if no authority is configured
record Manifest(
        String format,
        UUID id,
        Instance instance,
        AskedBy askedBy,
        Instant at,
        @JsonProperty("case") String caseNumber,
        String reason,
        String question,
        ObjectName object,
        String tlp,
        @Nullable Stamp timeStamp,
        List<FileLine> files) {

    static final String FORMAT = "tipstaff-evidence/1";

    /// The installation.
    ///
    /// @param key its public key, as a JSON Web Key
    record Instance(String software, String fingerprint, JsonNode key) {}

    record AskedBy(String login, String name, String agency, UUID agencyId) {}

    record ObjectName(String kind, String value) {}

    /// Exactly one of both is there.
    ///
    /// @param authority that stamped the signature
    /// @param missing why none did
    record Stamp(@Nullable String authority, @Nullable String missing) {}

    record FileLine(String name, long size, String sha256) {}

    Manifest {
        files = List.copyOf(files);
    }

    /// Returns the same, but for the time stamp.
    Manifest with(@Nullable Stamp stamp) {
        return new Manifest(
                format,
                id,
                instance,
                askedBy,
                at,
                caseNumber,
                reason,
                question,
                object,
                tlp,
                stamp,
                files);
    }
}
