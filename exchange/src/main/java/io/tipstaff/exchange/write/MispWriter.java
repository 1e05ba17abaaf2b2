package io.tipstaff.exchange.write;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.Context.Use;
import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.Tlp;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;

/// One MISP event with an attribute for each record.
final class MispWriter implements FeedWriter {

    private final JsonGenerator json;
    private final DocumentInfo info;

    MispWriter(OutputStream out, DocumentInfo info) throws IOException {
        this.json = JsonOut.to(out);
        this.info = info;
        json.writeStartObject();
        json.writeName("Event");
        json.writeStartObject();
        json.writeStringProperty("uuid", info.id().toString());
        json.writeStringProperty("info", info.title());
        json.writeStringProperty(
                "date", LocalDate.ofInstant(info.created(), ZoneOffset.UTC).toString());
        json.writeStringProperty("timestamp", seconds());
        json.writeStringProperty("threat_level_id", "4");
        json.writeStringProperty("analysis", "2");
        json.writeName("Orgc");
        json.writeStartObject();
        json.writeStringProperty("name", info.producer());
        json.writeStringProperty(
                "uuid", StableId.of(info.id(), "org " + info.producer()).toString());
        json.writeEndObject();
        json.writeName("Attribute");
        json.writeStartArray();
    }

    private String seconds() {
        return Long.toString(info.created().getEpochSecond());
    }

    @Override
    public void write(FeedRecord record) throws IOException {
        Context context = record.context();
        try {
            json.writeStartObject();
            json.writeStringProperty("uuid", StableId.of(info.id(), record.indicator()).toString());
            json.writeStringProperty("type", type(record.indicator()));
            json.writeStringProperty("category", category(record.indicator()));
            json.writeStringProperty("value", value(record.indicator()));
            json.writeBooleanProperty("to_ids", context.use() == Use.DETECTION);
            json.writeStringProperty("timestamp", seconds());
            json.writeStringProperty("comment", context.description());
            if (context.revoked()) {
                json.writeBooleanProperty("deleted", true);
            }
            context.firstSeen()
                    .ifPresent(time -> json.writeStringProperty("first_seen", time.toString()));
            context.lastSeen()
                    .ifPresent(time -> json.writeStringProperty("last_seen", time.toString()));
            tags(context);
            json.writeEndObject();
        } catch (JacksonException broken) {
            throw unwrapped(broken);
        }
    }

    private void tags(Context context) {
        json.writeName("Tag");
        json.writeStartArray();
        context.tlp().map(Tlp::label).ifPresent(label -> tag(label.toLowerCase(Locale.ROOT)));
        context.tags().stream()
                .filter(tag -> !tag.regionMatches(true, 0, "tlp:", 0, 4))
                .forEach(this::tag);
        context.threats().forEach(name -> tag("misp-galaxy:malware=\"" + name + "\""));
        context.actors().forEach(name -> tag("misp-galaxy:threat-actor=\"" + name + "\""));
        json.writeEndArray();
    }

    private void tag(String name) {
        json.writeStartObject();
        json.writeStringProperty("name", name);
        json.writeEndObject();
    }

    private static String type(Indicator indicator) {
        return switch (indicator.kind()) {
            case IPV4, IPV6, NETWORK -> "ip-dst";
            case ENDPOINT -> "ip-dst|port";
            case DOMAIN -> "domain";
            case HOST -> "hostname";
            case URL, URL_MASK -> "url";
            case PATH -> "uri";
            case MD5 -> "md5";
            case SHA1 -> "sha1";
            case SHA256 -> "sha256";
            case EMAIL -> "email";
        };
    }

    private static String category(Indicator indicator) {
        return switch (indicator.kind()) {
            case MD5, SHA1, SHA256 -> "Payload delivery";
            case IPV4, IPV6, NETWORK, ENDPOINT, DOMAIN, HOST, URL, URL_MASK, PATH, EMAIL ->
                    "Network activity";
        };
    }

    private static String value(Indicator indicator) {
        String canonical = indicator.canonical();
        return switch (indicator.kind()) {
            case ENDPOINT -> {
                int colon = canonical.lastIndexOf(':');
                String address = canonical.substring(0, colon).replaceAll("[\\[\\]]", "");
                yield address + "|" + canonical.substring(colon + 1);
            }
            case HOST -> canonical.substring(1);
            case URL -> "http://" + canonical;
            case IPV4, IPV6, NETWORK, DOMAIN, URL_MASK, PATH, MD5, SHA1, SHA256, EMAIL -> canonical;
        };
    }

    private static IOException unwrapped(JacksonException broken) {
        return broken.getCause() instanceof IOException cause ? cause : new IOException(broken);
    }

    @Override
    public void close() throws IOException {
        try {
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
            json.close();
        } catch (JacksonException broken) {
            throw unwrapped(broken);
        }
    }
}
