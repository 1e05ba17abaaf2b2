package io.tipstaff.exchange.write;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.Context.Use;
import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.exchange.tree.OwnRecord;
import io.tipstaff.indicator.Tlp;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;

/// Records as JSON with the fields of the table ([CsvWriter]) and the rest of what the model holds,
/// lists as arrays; what is not known is not there. One document with an array of records, or one
/// record a line. Read again it gives the same records ([OwnRecord]).
final class JsonWriter implements FeedWriter {

    private final JsonGenerator json;
    private final boolean lines;

    JsonWriter(OutputStream out, DocumentInfo info) {
        this(out, false);
        json.writeStartObject();
        json.writeStringProperty("format", OwnRecord.DOCUMENT);
        json.writeStringProperty("title", info.title());
        json.writeStringProperty("producer", info.producer());
        json.writeStringProperty("created", info.created().toString());
        json.writeName("records");
        json.writeStartArray();
    }

    private JsonWriter(OutputStream out, boolean lines) {
        this.json = JsonOut.to(out);
        this.lines = lines;
    }

    static JsonWriter ofLines(OutputStream out) {
        return new JsonWriter(out, true);
    }

    @Override
    public void write(FeedRecord record) throws IOException {
        try {
            Context context = record.context();
            json.writeStartObject();
            json.writeStringProperty("format", OwnRecord.FORMAT);
            json.writeStringProperty("indicator", LineWriter.value(record.indicator()));
            json.writeStringProperty("type", record.indicator().kind().code());
            time("first_seen", context.firstSeen().orElse(null));
            time("last_seen", context.lastSeen().orElse(null));
            time("valid_until", context.validUntil().orElse(null));
            context.confidence().ifPresent(value -> json.writeNumberProperty("confidence", value));
            RecordFields.texts(json, "malware", context.threats());
            RecordFields.texts(json, "actors", context.actors());
            RecordFields.texts(json, "category", context.categories());
            RecordFields.texts(json, "tags", context.tags());
            text("tlp", context.tlp().map(Tlp::label).orElse(""));
            text("description", context.description());
            RecordFields.texts(json, "references", context.references());
            RecordFields.ports(json, context.ports());
            text("id", context.sourceId());
            text("use", context.use() == Use.INFORMATION ? "information" : "");
            if (context.revoked()) {
                json.writeBooleanProperty("revoked", true);
            }
            text("group", context.group());
            text("pattern", context.pattern());
            RecordFields.other(json, context.other());
            json.writeEndObject();
            if (lines) {
                json.writeRaw('\n');
            }
        } catch (JacksonException broken) {
            throw unwrapped(broken);
        }
    }

    private void time(String name, @Nullable Instant time) {
        text(name, time == null ? "" : time.toString());
    }

    private void text(String name, String text) {
        if (!text.isEmpty()) {
            json.writeStringProperty(name, text);
        }
    }

    private static IOException unwrapped(JacksonException broken) {
        return broken.getCause() instanceof IOException cause ? cause : new IOException(broken);
    }

    @Override
    public void close() throws IOException {
        try {
            if (!lines) {
                json.writeEndArray();
                json.writeEndObject();
            }
            json.close();
        } catch (JacksonException broken) {
            throw unwrapped(broken);
        }
    }
}
