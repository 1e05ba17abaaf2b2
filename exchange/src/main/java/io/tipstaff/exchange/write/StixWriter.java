package io.tipstaff.exchange.write;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.exchange.stix2.StixMarking;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;

/// A STIX 2.1 bundle: an identity for the producer, an indicator for each record, and malware,
/// intrusion sets and relationships for the names in its context.
final class StixWriter implements FeedWriter {

    private static final Pattern CVE = Pattern.compile("CVE-\\d{4}-(?:0\\d{3}|[1-9]\\d{3,})");
    private static final Pattern CAPEC = Pattern.compile("CAPEC-\\d+");
    private static final int MAX_REMEMBERED = 100_000;

    /// When [ModelExtension] was defined.
    private static final Instant DEFINED = Instant.parse("2026-11-24T00:00:00Z");

    private final JsonGenerator json;
    private final DocumentInfo info;
    private final String identity;
    private final Set<String> written = new HashSet<>();

    StixWriter(OutputStream out, DocumentInfo info) throws IOException {
        this.json = JsonOut.to(out);
        this.info = info;
        this.identity = "identity--" + StableId.of(info.id(), "identity " + info.producer());
        json.writeStartObject();
        json.writeStringProperty("type", "bundle");
        json.writeStringProperty("id", "bundle--" + info.id());
        json.writeName("objects");
        json.writeStartArray();
        start("identity", identity, info.created());
        json.writeStringProperty("name", info.producer());
        json.writeStringProperty("identity_class", "organization");
        json.writeEndObject();
        start("identity", ModelExtension.AUTHOR, DEFINED, DEFINED);
        json.writeStringProperty("name", "Tipstaff");
        json.writeStringProperty("identity_class", "system");
        json.writeEndObject();
        start("extension-definition", ModelExtension.ID, DEFINED, DEFINED);
        json.writeStringProperty("created_by_ref", ModelExtension.AUTHOR);
        ModelExtension.define(json);
        json.writeEndObject();
    }

    private void start(String type, String id, Instant created) {
        start(type, id, created, info.created());
    }

    private void start(String type, String id, Instant created, Instant modified) {
        json.writeStartObject();
        json.writeStringProperty("type", type);
        json.writeStringProperty("spec_version", "2.1");
        json.writeStringProperty("id", id);
        json.writeStringProperty("created", StixTime.of(created));
        json.writeStringProperty("modified", StixTime.of(modified));
    }

    @Override
    public void write(FeedRecord record) throws IOException {
        try {
            String id = "indicator--" + StableId.of(info.id(), record.indicator());
            if (!remember(id)) {
                return;
            }
            Context context = record.context();
            indicator(id, record, context);
            context.threats().forEach(name -> related(id, "malware", name));
            context.actors().forEach(name -> related(id, "intrusion-set", name));
        } catch (JacksonException broken) {
            throw unwrapped(broken);
        }
    }

    /// Says whether the object is new; beyond a bound everything is.
    private boolean remember(String id) {
        return written.size() >= MAX_REMEMBERED ? !written.contains(id) : written.add(id);
    }

    private void indicator(String id, FeedRecord record, Context context) {
        Instant from = context.firstSeen().orElse(info.created());
        start("indicator", id, earlier(from));
        json.writeStringProperty("created_by_ref", identity);
        json.writeStringProperty("name", LineWriter.value(record.indicator()));
        if (!context.description().isEmpty()) {
            json.writeStringProperty("description", context.description());
        }
        json.writeStringProperty("pattern", StixPatternText.of(record.indicator()));
        json.writeStringProperty("pattern_type", "stix");
        json.writeStringProperty("valid_from", StixTime.of(from));
        Optional<Instant> until = context.validUntil().filter(time -> time.isAfter(from));
        until.ifPresent(time -> json.writeStringProperty("valid_until", StixTime.of(time)));
        context.confidence().ifPresent(value -> json.writeNumberProperty("confidence", value));
        if (context.revoked()) {
            json.writeBooleanProperty("revoked", true);
        }
        RecordFields.texts(json, "indicator_types", context.categories());
        RecordFields.texts(json, "labels", context.tags());
        RecordFields.texts(
                json, "object_marking_refs", context.tlp().map(StixMarking::id).stream().toList());
        references(context.references());
        ModelExtension.write(json, record);
        json.writeEndObject();
    }

    private Instant earlier(Instant from) {
        return from.isBefore(info.created()) ? from : info.created();
    }

    private void references(List<String> references) {
        if (references.isEmpty()) {
            return;
        }
        json.writeName("external_references");
        json.writeStartArray();
        references.forEach(this::reference);
        json.writeEndArray();
    }

    /// Names in registers have their own form; what is neither one nor an address is in words. One
    /// of the three must be there (STIX 2.1, section 2.5.2).
    private void reference(String reference) {
        json.writeStartObject();
        if (CVE.matcher(reference).matches()) {
            reference("cve", "external_id", reference);
        } else if (CAPEC.matcher(reference).matches()) {
            reference("capec", "external_id", reference);
        } else {
            reference("reference", isUri(reference) ? "url" : "description", reference);
        }
        json.writeEndObject();
    }

    private void reference(String source, String property, String text) {
        json.writeStringProperty("source_name", source);
        json.writeStringProperty(property, text);
    }

    private static boolean isUri(String reference) {
        try {
            String scheme = new URI(reference).getScheme();
            return "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
        } catch (URISyntaxException other) {
            return false;
        }
    }

    private void related(String indicator, String type, String name) {
        String id = type + "--" + StableId.of(info.id(), type + " " + name);
        if (remember(id)) {
            start(type, id, info.created());
            json.writeStringProperty("created_by_ref", identity);
            json.writeStringProperty("name", name);
            if (type.equals("malware")) {
                json.writeBooleanProperty("is_family", true);
            }
            json.writeEndObject();
        }
        UUID relation = StableId.of(info.id(), indicator + " indicates " + id);
        start("relationship", "relationship--" + relation, info.created());
        json.writeStringProperty("created_by_ref", identity);
        json.writeStringProperty("relationship_type", "indicates");
        json.writeStringProperty("source_ref", indicator);
        json.writeStringProperty("target_ref", id);
        json.writeEndObject();
    }

    private static IOException unwrapped(JacksonException broken) {
        return broken.getCause() instanceof IOException cause ? cause : new IOException(broken);
    }

    @Override
    public void close() throws IOException {
        try {
            json.writeEndArray();
            json.writeEndObject();
            json.close();
        } catch (JacksonException broken) {
            throw unwrapped(broken);
        }
    }
}
