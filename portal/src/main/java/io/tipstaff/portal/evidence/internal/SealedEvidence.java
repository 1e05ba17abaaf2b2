package io.tipstaff.portal.evidence.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/// What was sealed, without the file itself.
///
/// @param login who asked
/// @param question as it was asked
/// @param object as it was understood, in canonical form
/// @param zone of the answer at that time
/// @param tlp the file's marking
/// @param stamped whether a time stamp authority confirmed the time
/// @param bytes of the file
/// @param sha256 of the file, in hex
public record SealedEvidence(
        UUID id,
        String login,
        String caseNumber,
        String reason,
        String question,
        String kind,
        String object,
        String zone,
        String tlp,
        Instant at,
        boolean stamped,
        long bytes,
        String sha256) {

    private static final DateTimeFormatter IN_NAMES =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final int MAX_IN_NAME = 60;

    /// Returns the name under which the file is saved: the case, the time and the end of the id.
    public String fileName() {
        String plain = caseNumber.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
        String part = plain.substring(0, Math.min(plain.length(), MAX_IN_NAME));
        return "evidence-"
                + (part.isEmpty() ? "" : part + "-")
                + IN_NAMES.format(at)
                + "-"
                + id.toString().substring(28)
                + ".zip";
    }
}
