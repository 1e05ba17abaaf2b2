package io.tipstaff.command.evidence;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The manifest of sealed evidence: who asked what, when, for which case, and what came of it.
///
/// All of it is as the file says; only the signature tells whether it is true.
///
/// @param object how the question was understood
/// @param key public key of the installation, as a JSON Web Key
/// @param authority address of the authority that stamped the signature; null if none did
/// @param unstamped why there is no stamp although there should be one; null otherwise
public record Manifest(
        String id,
        Instant at,
        String login,
        String agency,
        String caseNumber,
        String reason,
        String question,
        String object,
        String tlp,
        JsonNode key,
        @Nullable String authority,
        @Nullable String unstamped,
        List<Line> files)
        implements Contents {

    /// A file as the manifest names it.
    ///
    /// @param sha256 in lower-case hex
    public record Line(String name, long size, String sha256) {}

    static final String NAME = "manifest.json";
    private static final String FORMAT = "tipstaff-evidence/1";
    private static final int MAX_BYTES = 16 << 20;

    /// What MS-DOS can count, and so a ZIP file.
    private static final Instant FIRST = Instant.parse("1980-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("2108-01-01T00:00:00Z");

    /// Two fields of one name would let two readers see two manifests.
    static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    public Manifest {
        files = List.copyOf(files);
    }

    static Manifest parse(byte[] bytes) throws UnreadableException {
        if (bytes.length > MAX_BYTES) {
            throw new UnreadableException(NAME + " is larger than " + MAX_BYTES + " bytes");
        }
        try {
            return of(JSON.readTree(bytes));
        } catch (JacksonException | DateTimeException wrong) {
            throw new UnreadableException(NAME + " cannot be read: " + firstLine(wrong), wrong);
        }
    }

    private static String firstLine(RuntimeException wrong) {
        return String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
    }

    private static Manifest of(JsonNode root) throws UnreadableException {
        if (!FORMAT.equals(text(root, "format"))) {
            throw new UnreadableException(
                    "not of the format " + FORMAT + ", but " + text(root, "format"));
        }
        JsonNode askedBy = root.path("askedBy");
        JsonNode stamp = root.path("timeStamp");
        return new Manifest(
                text(root, "id"),
                time(text(root, "at")),
                text(askedBy, "login"),
                text(askedBy, "agency"),
                text(root, "case"),
                text(root, "reason"),
                text(root, "question"),
                text(root.path("object"), "value"),
                text(root, "tlp"),
                root.path("instance").path("key"),
                textOrNull(stamp, "authority"),
                textOrNull(stamp, "missing"),
                lines(root.path("files")));
    }

    private static Instant time(String text) throws UnreadableException {
        Instant time = Instant.parse(text);
        if (time.isBefore(FIRST) || !time.isBefore(LAST)) {
            throw new UnreadableException(NAME + ": no time that a ZIP file can have: " + text);
        }
        return time;
    }

    private static List<Line> lines(JsonNode files) throws UnreadableException {
        List<Line> lines = new ArrayList<>();
        for (JsonNode file : files) {
            JsonNode size = file.path("size");
            if (!size.isIntegralNumber()) {
                throw new UnreadableException(NAME + ": a file without size");
            }
            lines.add(new Line(text(file, "name"), size.asLong(), text(file, "sha256")));
        }
        return lines;
    }

    private static String text(JsonNode of, String field) throws UnreadableException {
        String text = textOrNull(of, field);
        if (text == null) {
            throw new UnreadableException(NAME + " lacks a field: " + field);
        }
        return text;
    }

    private static @Nullable String textOrNull(JsonNode of, String field) {
        JsonNode value = of.path(field);
        return value.isString() ? value.asString() : null;
    }
}
