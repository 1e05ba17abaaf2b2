package io.tipstaff.portal.graph.internal;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/// The files that a graph is taken along in.
public enum GraphFile {
    JSON("application/json", "json"),
    SVG("image/svg+xml", "svg"),
    STIX("application/stix+json;version=2.1", "stix.json");

    private static final JsonMapper MAPPER = new JsonMapper();

    private final String mediaType;
    private final String extension;

    GraphFile(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /// Returns the format with this code: `json`, `svg` or `stix`.
    ///
    /// @throws IllegalArgumentException if there is none
    public static GraphFile ofCode(String code) {
        return Arrays.stream(values())
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "graphs are taken along as json, svg or stix, not: "
                                                + code));
    }

    /// Returns the name in requests.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Returns its media type.
    public String mediaType() {
        return mediaType;
    }

    /// Returns a name for the file.
    public String fileName() {
        return "graph." + extension;
    }

    /// Writes a graph.
    public String write(GraphDocument graph, String name, Instant made) {
        return switch (this) {
            case JSON -> MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(graph);
            case SVG -> SvgPicture.of(graph, name);
            case STIX -> StixBundle.of(graph, name, made);
        };
    }
}
