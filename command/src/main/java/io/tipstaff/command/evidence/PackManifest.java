package io.tipstaff.command.evidence;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The manifest of a pack: who packed what, when and for which case.
///
/// All of it is as the file says; only the signature, or the hash of the manifest noted elsewhere,
/// tells whether it is true.
///
/// @param by who packed, by that person's own word; may be empty, as the case, reason and host
/// @param key that signed, as a JSON Web Key; null if the pack is not signed
/// @param missing what could not be packed, with the reason
public record PackManifest(
        String id,
        Instant at,
        String software,
        String by,
        String caseNumber,
        String reason,
        String host,
        @Nullable JsonNode key,
        List<Line> files,
        List<String> missing)
        implements Contents {

    /// A file as the manifest names it.
    ///
    /// @param sha256 in lower-case hex
    public record Line(String name, long size, Instant modified, String sha256) {}

    static final String NAME = "manifest.json";
    private static final String FORMAT = "tipstaff-pack/1";

    public PackManifest {
        files = List.copyOf(files);
        missing = List.copyOf(missing);
    }

    static PackManifest parse(byte[] bytes) throws UnreadableException {
        try {
            return of(Manifest.JSON.readTree(bytes));
        } catch (JacksonException | DateTimeException wrong) {
            String reason = String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
            throw new UnreadableException(NAME + " cannot be read: " + reason, wrong);
        }
    }

    private static PackManifest of(JsonNode root) throws UnreadableException {
        if (!FORMAT.equals(text(root, "format"))) {
            throw new UnreadableException(
                    "not of the format " + FORMAT + ", but " + text(root, "format"));
        }
        List<String> missing = new ArrayList<>();
        for (JsonNode one : root.path("missing")) {
            missing.add(text(one, "path") + ": " + text(one, "reason"));
        }
        JsonNode key = root.path("key");
        return new PackManifest(
                text(root, "id"),
                Instant.parse(text(root, "at")),
                text(root, "software"),
                text(root, "by"),
                text(root, "case"),
                text(root, "reason"),
                root.path("host").asString(""),
                key.isObject() ? key : null,
                lines(root.path("files")),
                missing);
    }

    private static List<Line> lines(JsonNode files) throws UnreadableException {
        List<Line> lines = new ArrayList<>();
        for (JsonNode file : files) {
            JsonNode size = file.path("size");
            if (!size.isIntegralNumber()) {
                throw new UnreadableException(NAME + ": a file without size");
            }
            lines.add(
                    new Line(
                            text(file, "name"),
                            size.asLong(),
                            Instant.parse(text(file, "modified")),
                            text(file, "sha256")));
        }
        return lines;
    }

    private static String text(JsonNode of, String field) throws UnreadableException {
        JsonNode value = of.path(field);
        if (!value.isString()) {
            throw new UnreadableException(NAME + " lacks a field: " + field);
        }
        return value.asString();
    }
}
