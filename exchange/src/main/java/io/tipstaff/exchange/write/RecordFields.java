package io.tipstaff.exchange.write;

import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// Fields that JSON and STIX write alike. What is empty is not written.
final class RecordFields {

    private RecordFields() {}

    static void texts(JsonGenerator json, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            json.writeName(name);
            json.writeStartArray();
            texts.forEach(json::writeString);
            json.writeEndArray();
        }
    }

    static void ports(JsonGenerator json, List<Integer> ports) {
        if (!ports.isEmpty()) {
            json.writeName("ports");
            json.writeStartArray();
            ports.forEach(json::writeNumber);
            json.writeEndArray();
        }
    }

    static void other(JsonGenerator json, Map<String, String> other) {
        if (!other.isEmpty()) {
            json.writeName("other");
            json.writeStartObject();
            other.forEach(json::writeStringProperty);
            json.writeEndObject();
        }
    }
}
