package io.tipstaff.portal.feeds.internal;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.RelatedIndicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.indicator.Tlp;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A context as JSON for the database: only what is known stands in it, times by ISO 8601.
final class ContextJson {

    private static final JsonMapper MAPPER = new JsonMapper();

    private ContextJson() {}

    /// Returns null for a context that knows nothing.
    static @Nullable String write(Context context) {
        if (context.equals(Context.NONE)) {
            return null;
        }
        var text = new StringWriter();
        try (JsonGenerator json = MAPPER.createGenerator(text)) {
            json.writeStartObject();
            write(json, context);
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Context context) {
        context.firstSeen().ifPresent(time -> text(json, "firstSeen", time.toString()));
        context.lastSeen().ifPresent(time -> text(json, "lastSeen", time.toString()));
        context.validUntil().ifPresent(time -> text(json, "validUntil", time.toString()));
        context.confidence().ifPresent(percent -> json.writeNumberProperty("confidence", percent));
        context.tlp().ifPresent(tlp -> text(json, "tlp", tlp.name()));
        if (context.use() != Context.Use.DETECTION) {
            text(json, "use", context.use().name());
        }
        if (context.revoked()) {
            json.writeBooleanProperty("revoked", true);
        }
        list(json, "threats", context.threats());
        list(json, "actors", context.actors());
        list(json, "categories", context.categories());
        list(json, "tags", context.tags());
        list(json, "references", context.references());
        list(json, "ports", context.ports());
        text(json, "description", context.description());
        text(json, "sourceId", context.sourceId());
        text(json, "group", context.group());
        text(json, "pattern", context.pattern());
        if (!context.other().isEmpty()) {
            json.writeObjectPropertyStart("other");
            context.other()
                    .forEach(
                            (name, value) ->
                                    json.writeStringProperty(storable(name), storable(value)));
            json.writeEndObject();
        }
        if (!context.related().isEmpty()) {
            json.writeArrayPropertyStart("related");
            context.related().forEach(one -> related(json, one));
            json.writeEndArray();
        }
    }

    private static void related(JsonGenerator json, RelatedIndicator one) {
        json.writeStartObject();
        json.writeStringProperty("relation", storable(one.relation()));
        json.writeBooleanProperty("forward", one.forward());
        json.writeStringProperty("kind", one.other().kind().code());
        json.writeStringProperty("value", one.other().canonical());
        json.writeEndObject();
    }

    private static void list(JsonGenerator json, String name, Collection<?> entries) {
        if (!entries.isEmpty()) {
            json.writeArrayPropertyStart(name);
            entries.forEach(entry -> json.writeString(storable(entry.toString())));
            json.writeEndArray();
        }
    }

    private static void text(JsonGenerator json, String name, String text) {
        if (!text.isEmpty()) {
            json.writeStringProperty(name, storable(text));
        }
    }

    /// PostgreSQL stores neither NUL nor half a surrogate pair.
    static String storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == 0 || Character.isSurrogate(text.charAt(i))) {
                return cleaned(text);
            }
        }
        return text;
    }

    private static String cleaned(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .map(
                        point ->
                                point == 0 || Character.getType(point) == Character.SURROGATE
                                        ? 0xFFFD
                                        : point)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    static Context read(@Nullable String json) {
        if (json == null) {
            return Context.NONE;
        }
        JsonNode node = MAPPER.readTree(json);
        var context = Context.builder();
        time(node, "firstSeen", context::firstSeen);
        time(node, "lastSeen", context::lastSeen);
        time(node, "validUntil", context::validUntil);
        if (node.has("confidence")) {
            context.confidence(node.get("confidence").asInt());
        }
        if (node.has("tlp")) {
            context.tlp(Tlp.valueOf(node.get("tlp").asString()));
        }
        if (node.has("use")) {
            context.use(Context.Use.valueOf(node.get("use").asString()));
        }
        if (node.has("revoked")) {
            context.revoked();
        }
        node.path("threats").forEach(entry -> context.threat(entry.asString()));
        node.path("actors").forEach(entry -> context.actor(entry.asString()));
        node.path("categories").forEach(entry -> context.category(entry.asString()));
        node.path("tags").forEach(entry -> context.tag(entry.asString()));
        node.path("references").forEach(entry -> context.reference(entry.asString()));
        node.path("ports").forEach(entry -> context.port(Integer.parseInt(entry.asString())));
        context.description(node.path("description").asString(""));
        context.sourceId(node.path("sourceId").asString(""));
        context.group(node.path("group").asString(""));
        context.pattern(node.path("pattern").asString(""));
        node.path("other")
                .properties()
                .forEach(entry -> context.other(entry.getKey(), entry.getValue().asString()));
        node.path("related").forEach(entry -> related(entry).ifPresent(context::related));
        return context.build();
    }

    private static Optional<RelatedIndicator> related(JsonNode entry) {
        return Kind.ofCode(entry.path("kind").asString(""))
                .flatMap(
                        kind ->
                                IndicatorParser.parse(kind, entry.path("value").asString(""))
                                                instanceof Parsed(var other)
                                        ? Optional.of(
                                                new RelatedIndicator(
                                                        entry.path("relation").asString(""),
                                                        entry.path("forward").asBoolean(),
                                                        other))
                                        : Optional.empty());
    }

    private static void time(JsonNode node, String name, Consumer<Instant> field) {
        if (node.has(name)) {
            field.accept(Instant.parse(node.get(name).asString()));
        }
    }
}
