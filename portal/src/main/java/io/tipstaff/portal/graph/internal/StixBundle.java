package io.tipstaff.portal.graph.internal;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.exchange.Position;
import io.tipstaff.exchange.write.DocumentInfo;
import io.tipstaff.exchange.write.StableId;
import io.tipstaff.exchange.write.StixTime;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.portal.graph.internal.GraphDocument.GraphLink;
import io.tipstaff.portal.graph.internal.GraphDocument.GraphThing;
import io.tipstaff.portal.relation.Relation;
import io.tipstaff.portal.relation.Thing;
import io.tipstaff.portal.stix.StixParts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A graph as a bundle of STIX 2.1: observables, intrusion sets, malware and so on, a relationship
/// for each link, and a grouping around all. Notes are notes.
///
/// STIX has no object for a report of which only the title is known, nor for a detection without
/// its event: both are identities of no class, with a description that says what they are.
final class StixBundle {

    /// Namespace of the ids of observables (STIX 2.1, section 2.9).
    private static final UUID OBSERVABLES = UUID.fromString("00abedb4-aa42-466c-9c01-fed23315a9b7");

    private static final JsonMapper JSON = new JsonMapper();

    private final Instant made;
    private final ObjectNode bundle = JSON.createObjectNode();
    private final ArrayNode objects;
    private final Map<String, String> ids = new LinkedHashMap<>();

    private StixBundle(Instant made) {
        this.made = made.truncatedTo(ChronoUnit.MILLIS);
        bundle.put("type", "bundle").put("id", "bundle--" + UUID.randomUUID());
        objects = bundle.putArray("objects");
    }

    static String of(GraphDocument graph, String name, Instant made) {
        var stix = new StixBundle(made);
        graph.things().forEach(stix::thing);
        graph.links().forEach(stix::link);
        stix.grouping(name);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(stix.bundle);
    }

    private void thing(GraphThing shown) {
        Thing thing = Thing.parse(shown.thing());
        ObjectNode object =
                switch (thing.type()) {
                    case IPV4, NETWORK -> observable(addressType(thing), "value", thing.value());
                    case IPV6 -> observable("ipv6-addr", "value", thing.value());
                    case DOMAIN, HOST -> observable("domain-name", "value", thing.bare());
                    case URL -> observable("url", "value", "http://" + thing.value());
                    case EMAIL -> observable("email-addr", "value", thing.value());
                    case MD5 -> file("MD5", thing.value());
                    case SHA1 -> file("SHA-1", thing.value());
                    case SHA256 -> file("SHA-256", thing.value());
                    case ENDPOINT, URL_MASK, PATH -> pattern(thing.indicator().orElseThrow());
                    case SYSTEM ->
                            observable("autonomous-system", Long.parseLong(thing.value()))
                                    .put("name", shown.label());
                    case ACTOR -> named("intrusion-set", shown);
                    case THREAT -> named("malware", shown).put("is_family", true);
                    case SOURCE -> named("identity", shown).put("identity_class", "organization");
                    case COUNTRY -> named("location", shown).put("country", thing.value());
                    case REPORT, DETECTION ->
                            named("identity", shown)
                                    .put("identity_class", "unspecified")
                                    .put("description", thing.type().label());
                };
        ids.put(shown.thing(), object.get("id").asString());
        objects.add(object);
        if (!shown.note().isEmpty()) {
            objects.add(note(shown, ids.get(shown.thing())));
        }
    }

    private static String addressType(Thing thing) {
        return thing.value().indexOf(':') < 0 ? "ipv4-addr" : "ipv6-addr";
    }

    private static ObjectNode observable(String type, String property, String value) {
        ObjectNode contributing = JSON.createObjectNode().put(property, value);
        return observable(type, contributing).put(property, value);
    }

    private static ObjectNode observable(String type, long number) {
        return observable(type, JSON.createObjectNode().put("number", number))
                .put("number", number);
    }

    private static ObjectNode file(String algorithm, String hash) {
        ObjectNode contributing = JSON.createObjectNode();
        contributing.putObject("hashes").put(algorithm, hash);
        ObjectNode file = observable("file", contributing);
        file.putObject("hashes").put(algorithm, hash);
        return file;
    }

    private static ObjectNode observable(String type, ObjectNode contributing) {
        return JSON.createObjectNode()
                .put("type", type)
                .put("spec_version", "2.1")
                .put("id", type + "--" + StableId.of(OBSERVABLES, contributing.toString()));
    }

    private ObjectNode named(String type, GraphThing shown) {
        return object(type, shown.thing()).put("name", shown.label());
    }

    private ObjectNode object(String type, String key) {
        return StixParts.object(type, StableId.of(StixParts.NAMES, type + " " + key), made);
    }

    private ObjectNode note(GraphThing shown, @Nullable String about) {
        ObjectNode note = object("note", "note " + shown.thing()).put("content", shown.note());
        note.putArray("object_refs").add(about);
        return note;
    }

    private ObjectNode pattern(Indicator indicator) {
        return StixParts.indicator(
                new FeedRecord(Position.NOWHERE, indicator.canonical(), indicator, Context.NONE),
                new DocumentInfo(StixParts.NAMES, "", "Tipstaff", made));
    }

    private void link(GraphLink link) {
        ObjectNode object =
                object("relationship", link.from() + " " + link.relation() + " " + link.to())
                        .put(
                                "relationship_type",
                                link.kind() == Relation.RESOLVES_TO ? "resolves-to" : "related-to")
                        .put("description", link.kind().label())
                        .put("source_ref", ids.get(link.from()))
                        .put("target_ref", ids.get(link.to()));
        if (link.firstSeen() != null) {
            object.put("start_time", StixTime.of(link.firstSeen()));
            if (link.lastSeen() != null && link.lastSeen().isAfter(link.firstSeen())) {
                object.put("stop_time", StixTime.of(link.lastSeen()));
            }
        }
        objects.add(object);
    }

    private void grouping(String name) {
        if (ids.isEmpty()) {
            return;
        }
        ObjectNode grouping = object("grouping", "graph " + name);
        grouping.put("id", "grouping--" + UUID.randomUUID());
        grouping.put("name", name).put("context", "suspicious-activity");
        ArrayNode refs = grouping.putArray("object_refs");
        ids.values().stream().distinct().forEach(refs::add);
        objects.add(grouping);
    }
}
