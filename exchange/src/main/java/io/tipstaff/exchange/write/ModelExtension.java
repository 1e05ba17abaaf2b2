package io.tipstaff.exchange.write;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.Context.Use;
import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.indicator.Kind;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// What a record says that STIX has no property for, as a property extension (STIX 2.1, section
/// 7.3): whoever does not know it passes over it, and our own reader loses nothing.
public final class ModelExtension {

    /// Its definition's name; never changes.
    public static final String ID = "extension-definition--5d2a3c1e-8a6f-4c0f-9d0b-7f6b1d8c2e40";

    /// The identity that defined it.
    static final String AUTHOR = "identity--0b6e7f52-3c1d-4b8a-8f64-2d9c5e7a1b30";

    private ModelExtension() {}

    /// Writes the definition's own properties.
    static void define(JsonGenerator json) {
        json.writeStringProperty("name", "Tipstaff record");
        json.writeStringProperty(
                "schema",
                "indicator: canonical form where the pattern says less; first_seen, last_seen,"
                        + " valid_until: as reported; use: detection or information; group:"
                        + " indicators of one thing; pattern: the one it came from; source_id:"
                        + " name at its source; ports; other: further fields of its source");
        json.writeStringProperty("version", "1.0.0");
        json.writeName("extension_types");
        json.writeStartArray();
        json.writeString("property-extension");
        json.writeEndArray();
    }

    /// Writes the `extensions` of an indicator.
    static void write(JsonGenerator json, FeedRecord record) {
        Context context = record.context();
        json.writeName("extensions");
        json.writeStartObject();
        json.writeName(ID);
        json.writeStartObject();
        json.writeStringProperty("extension_type", "property-extension");
        Kind kind = record.indicator().kind();
        if (kind == Kind.HOST || kind == Kind.URL_MASK || kind == Kind.PATH) {
            json.writeStringProperty("indicator", record.indicator().canonical());
        }
        time(json, "first_seen", context.firstSeen());
        time(json, "last_seen", context.lastSeen());
        time(json, "valid_until", context.validUntil());
        if (context.use() == Use.INFORMATION) {
            json.writeStringProperty("use", "information");
        }
        text(json, "group", context.group());
        text(json, "pattern", context.pattern());
        text(json, "source_id", context.sourceId());
        RecordFields.ports(json, context.ports());
        RecordFields.other(json, context.other());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void time(JsonGenerator json, String name, Optional<Instant> time) {
        time.ifPresent(at -> json.writeStringProperty(name, at.toString()));
    }

    private static void text(JsonGenerator json, String name, String text) {
        if (!text.isEmpty()) {
            json.writeStringProperty(name, text);
        }
    }
}
