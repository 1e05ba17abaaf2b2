package io.tipstaff.exchange.misp;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.Context.Use;
import io.tipstaff.exchange.Position;
import io.tipstaff.exchange.RelatedIndicator;
import io.tipstaff.exchange.document.FeedException;
import io.tipstaff.exchange.document.Reading;
import io.tipstaff.exchange.document.Times;
import io.tipstaff.exchange.misp.MispTypes.Part;
import io.tipstaff.exchange.tree.Node;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.indicator.ParseResult.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// An event being read. Its tags may stand behind its attributes, so these wait for its end, up to
/// a bound; of a larger event they leave with what is known by then.
final class MispEvent {

    private static final int MAX_WAITING = 100_000;

    /// What is read of one object's references, and of the indicators that one leads to.
    private static final int MAX_RELATED = 64;

    /// How much is read of the values of one name.
    private static final int MAX_VALUES = 4_096;

    /// Objects that tell more about the file whose object refers to them.
    private static final Set<String> BINARIES = Set.of("pe", "elf", "macho");

    /// An indicator that waits for the context of its event.
    private record Waiting(Position at, String written, Indicator indicator, Context own) {}

    /// That an object has to do with another object or attribute, by their UUIDs.
    private record Reference(String relation, String from, String to) {}

    private final Reading reading;
    private final Context.Builder around = Context.builder();
    private final List<Waiting> waiting = new ArrayList<>();
    private final Map<String, List<Reference>> references = new HashMap<>();
    private final Map<String, Map<String, String>> binaries = new HashMap<>();
    private int referenceCount;
    private boolean described;
    private boolean overflowed;

    MispEvent(Reading reading) {
        this.reading = reading;
    }

    void field(String name, String text) {
        switch (name) {
            case "info" -> {
                described = true;
                around.description(text);
            }
            case "uuid" -> around.other("event", text);
            case "date" -> Times.parse(text).ifPresent(around::firstSeen);
            case "threat_level_id" -> around.other("threat level", level(text));
            default -> {}
        }
    }

    private static String level(String id) {
        return switch (id) {
            case "1" -> "high";
            case "2" -> "medium";
            case "3" -> "low";
            default -> "";
        };
    }

    /// Says whether there was a title.
    boolean isDescribed() {
        return described;
    }

    void tag(Node tag) {
        MispTags.add(around, tag.filled("name").orElse(tag.text()));
    }

    void galaxy(Node galaxy) {
        MispTags.addClusters(around, galaxy);
    }

    void organisation(Node organisation) {
        around.other("organisation", organisation.text("name"));
    }

    void object(Position at, Node object) throws FeedException {
        Context.Builder shared = Context.builder().group(object.text("uuid"));
        shared.description(object.text("comment"));
        shared.other("object", object.text("name"));
        List<Node> attributes = object.each("Attribute").toList();
        Map<String, String> fields = fields(attributes);
        fields.forEach(shared::other);
        if (BINARIES.contains(object.text("name")) && binaries.size() < MAX_WAITING) {
            binaries.put(object.text("uuid"), fields);
        }
        references(object);
        Context context = shared.build();
        for (Node attribute : attributes) {
            indicators(at, attribute, context);
        }
    }

    /// Several values of one name, such as the names of a file, stand on lines of their own.
    private static Map<String, String> fields(List<Node> attributes) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Node attribute : attributes) {
            if (MispTypes.parts(attribute.text("type"), attribute.text("value")).isEmpty()) {
                fields.merge(
                        attribute.filled("object_relation").orElse(attribute.text("type")),
                        attribute.text("value"),
                        MispEvent::lines);
            }
        }
        return fields;
    }

    private static String lines(String values, String value) {
        return values.length() > MAX_VALUES || values.lines().anyMatch(value::equals)
                ? values
                : values + '\n' + value;
    }

    /// What the object has to do with others, whose attributes may come later.
    private void references(Node object) {
        for (Node reference : object.each("ObjectReference").toList()) {
            String to = reference.text("referenced_uuid");
            if (referenceCount < MAX_WAITING && !to.isEmpty()) {
                referenceCount++;
                String from = object.text("uuid");
                var statement = new Reference(reference.text("relationship_type"), from, to);
                refer(from, statement);
                refer(to, statement);
            }
        }
    }

    private void refer(String key, Reference statement) {
        List<Reference> known = references.computeIfAbsent(key, _ -> new ArrayList<>(1));
        if (known.size() < MAX_RELATED) {
            known.add(statement);
        }
    }

    void attribute(Position at, Node attribute) throws FeedException {
        String type = attribute.text("type");
        if (!MispTypes.parts(type, attribute.text("value")).isEmpty()) {
            indicators(at, attribute, Context.NONE);
        } else if (!MispTypes.describe(around, type, attribute.text("value"))
                && isTrue(attribute.text("to_ids"))) {
            reading.refuse(
                    at, "nothing that stands in a log by itself: " + type, attribute.text("value"));
        }
    }

    private void indicators(Position at, Node attribute, Context shared) throws FeedException {
        List<Part> parts = MispTypes.parts(attribute.text("type"), attribute.text("value"));
        if (parts.isEmpty()) {
            return;
        }
        Context.Builder own = shared.toBuilder();
        own.sourceId(attribute.text("uuid"));
        own.category(attribute.text("category"));
        own.description(attribute.text("comment"));
        own.use(isTrue(attribute.text("to_ids")) ? Use.DETECTION : Use.INFORMATION);

        Times.parse(attribute.text("first_seen")).ifPresent(own::firstSeen);
        Times.parse(attribute.text("last_seen")).ifPresent(own::lastSeen);
        if (isTrue(attribute.text("deleted"))) {
            own.revoked();
        }
        attribute.each("Tag").forEach(tag -> MispTags.add(own, tag.text("name")));
        attribute.each("Galaxy").forEach(galaxy -> MispTags.addClusters(own, galaxy));
        own.description(attribute.get("Event").text("info"));
        for (Part part : parts) {
            part.port().ifPresent(own::port);
            part.name().ifPresent(name -> own.other("file name", name));
        }
        if (parts.size() > 1 && shared.group().isEmpty()) {
            own.group(attribute.text("uuid"));
        }
        Context context = own.build();
        for (Part part : parts) {
            part(at, part, context);
        }
    }

    private static boolean isTrue(String text) {
        return text.equals("true") || text.equals("1");
    }

    private void part(Position at, Part part, Context context) throws FeedException {
        switch (reading.parse(part.text(), Set.of())) {
            case Refused(String reason) -> reading.refuse(at, reason, part.text());
            case Parsed(Indicator indicator) -> {
                waiting.add(new Waiting(at, part.text(), indicator, context));
                if (waiting.size() >= MAX_WAITING || overflowed) {
                    overflowed = true;
                    release();
                }
            }
        }
    }

    /// Gives all that waits to the sink.
    void release() throws FeedException {
        Context event = around.build();
        Map<String, List<Indicator>> byKey = new HashMap<>();
        for (Waiting one : waiting) {
            keys(one)
                    .forEach(
                            key ->
                                    byKey.computeIfAbsent(key, _ -> new ArrayList<>(1))
                                            .add(one.indicator()));
        }
        for (Waiting one : waiting) {
            reading.accept(
                    one.at(),
                    one.written(),
                    one.indicator(),
                    related(one, joined(event, one.own()), byKey));
        }
        waiting.clear();
    }

    /// References name objects and attributes.
    private static Stream<String> keys(Waiting one) {
        return Stream.of(one.own().group(), one.own().sourceId())
                .filter(key -> !key.isEmpty())
                .distinct();
    }

    private Context related(Waiting one, Context context, Map<String, List<Indicator>> byKey) {
        Context.Builder builder = context.toBuilder();
        keys(one)
                .flatMap(key -> references.getOrDefault(key, List.of()).stream())
                .distinct()
                .forEach(
                        statement -> {
                            boolean forward = keys(one).anyMatch(statement.from()::equals);
                            binaries.getOrDefault(
                                            forward ? statement.to() : statement.from(), Map.of())
                                    .forEach(builder::other);
                            byKey
                                    .getOrDefault(
                                            forward ? statement.to() : statement.from(), List.of())
                                    .stream()
                                    .limit(MAX_RELATED)
                                    .forEach(
                                            other ->
                                                    builder.related(
                                                            new RelatedIndicator(
                                                                    statement.relation(),
                                                                    forward,
                                                                    other)));
                        });
        return builder.build();
    }

    /// The attribute's own word goes before the event's.
    private static Context joined(Context event, Context own) {
        Context.Builder both = own.toBuilder();
        if (own.firstSeen().isEmpty()) {
            event.firstSeen().ifPresent(both::firstSeen);
        }
        if (own.tlp().isEmpty()) {
            event.tlp().ifPresent(both::tlp);
        }
        both.description(event.description());
        event.threats().forEach(both::threat);
        event.actors().forEach(both::actor);
        event.categories().forEach(both::category);
        event.tags().forEach(both::tag);
        event.references().forEach(both::reference);
        event.other().forEach(both::other);
        return both.build();
    }
}
