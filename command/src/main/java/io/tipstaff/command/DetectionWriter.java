package io.tipstaff.command;

import io.tipstaff.matcher.Match;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// Writes a detection as one line of JSON.
///
/// Bytes that are not UTF-8 are shown as U+FFFD; offsets count the bytes of the log.
final class DetectionWriter {

    /// Of a longer event only this much around the match is written.
    private static final int MAX_EVENT = 16_384;

    private final OutputStream out;
    private final FeedFiles feeds;
    private final JsonFactory json =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    DetectionWriter(OutputStream out, FeedFiles feeds) {
        this.out = out;
        this.feeds = feeds;
    }

    /// Writes one match.
    ///
    /// @param file name of the log
    /// @param base offset of the block in the log
    /// @param lineBase number of lines before the block
    void write(String file, long base, long lineBase, Match match) throws IOException {
        try (JsonGenerator row = json.createGenerator(ObjectWriteContext.empty(), out)) {
            int start = Math.toIntExact(match.offset() - match.lineOffset());
            row.writeStartObject();
            row.writeStringProperty("file", file);
            row.writeNumberProperty("line", lineBase + match.lineNumber());
            row.writeNumberProperty("offset", base + match.offset());
            row.writeNumberProperty("column", start + 1);
            row.writeNumberProperty("length", match.length());
            row.writeStringProperty("kind", match.kind().code());
            row.writeStringProperty("indicator", match.indicator());
            row.writeStringProperty("written", utf8(match.line(), start, start + match.length()));
            writeSources(row, match.ids());
            int from =
                    Math.max(0, Math.min(start - MAX_EVENT / 2, match.line().length - MAX_EVENT));
            row.writeStringProperty(
                    "event",
                    utf8(match.line(), from, Math.min(match.line().length, from + MAX_EVENT)));
            row.writeEndObject();
        }
        out.write('\n');
    }

    private void writeSources(JsonGenerator row, long[] ids) {
        row.writeArrayPropertyStart("sources");
        for (long id : ids) {
            row.writeStartObject();
            row.writeStringProperty("feed", feeds.nameOf(id));
            row.writeNumberProperty("line", FeedFiles.placeOf(id));
            row.writeEndObject();
        }
        row.writeEndArray();
    }

    private static String utf8(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    void flush() throws IOException {
        out.flush();
    }
}
