package io.tipstaff.portal.reports.document;

import io.tipstaff.exchange.stix2.StixMarking;
import io.tipstaff.exchange.write.StixTime;
import io.tipstaff.portal.reports.attack.AttackTables;
import io.tipstaff.portal.reports.attack.Technique;
import io.tipstaff.portal.reports.internal.Actor;
import io.tipstaff.portal.reports.internal.OpenReport;
import io.tipstaff.portal.reports.internal.ReportCard;
import io.tipstaff.portal.reports.internal.ReportKind;
import io.tipstaff.portal.stix.StixParts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Completes a bundle of indicators (STIX 2.1) to a report: the report object that refers to all,
/// intrusion sets with their aliases, attack patterns, and who uses what.
final class StixReport {

    private static final JsonMapper JSON = new JsonMapper();

    private final OpenReport open;
    private final ReportCard card;
    private final AttackTables attack;
    private String producer = "";

    StixReport(OpenReport open, AttackTables attack) {
        this.open = open;
        this.card = open.card();
        this.attack = attack;
    }

    byte[] completed(byte[] bundle) {
        ObjectNode root = (ObjectNode) JSON.readTree(bundle);
        ArrayNode objects = (ArrayNode) root.path("objects");
        producer = objects.path(0).path("id").asString("");
        List<ObjectNode> actors = card.actors().stream().map(one -> actor(objects, one)).toList();
        for (String id : techniques()) {
            attack.find(id).ifPresent(found -> technique(objects, found, actors));
        }
        report(objects);
        return JSON.writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
    }

    private List<String> techniques() {
        return open.edition() == null ? List.of() : open.edition().content().techniques();
    }

    /// The writer of the indicators has made intrusion sets already, if there were any indicators.
    private ObjectNode actor(ArrayNode objects, Actor actor) {
        ObjectNode set = null;
        for (JsonNode object : objects) {
            if (object.path("type").asString("").equals("intrusion-set")
                    && object.path("name").asString("").equals(actor.name())) {
                set = (ObjectNode) object;
            }
        }
        if (set == null) {
            set = object(objects, "intrusion-set", "actor " + actor.name());
            set.put("name", actor.name());
        }
        if (!actor.aliases().isEmpty()) {
            ArrayNode aliases = set.putArray("aliases");
            aliases.add(actor.name());
            actor.aliases().forEach(aliases::add);
        }
        return set;
    }

    private void technique(ArrayNode objects, Technique technique, List<ObjectNode> actors) {
        ObjectNode pattern = object(objects, "attack-pattern", technique.id());
        pattern.put("name", technique.name());
        ArrayNode phases = pattern.putArray("kill_chain_phases");
        for (String tactic : technique.tactics()) {
            phases.addObject().put("kill_chain_name", chain(technique)).put("phase_name", tactic);
        }
        if (technique.tactics().isEmpty()) {
            pattern.remove("kill_chain_phases");
        }
        pattern.putArray("external_references")
                .addObject()
                .put("source_name", "mitre-attack")
                .put("external_id", technique.id())
                .put(
                        "url",
                        "https://attack.mitre.org/techniques/" + technique.id().replace('.', '/'));
        for (ObjectNode actor : actors) {
            String from = actor.path("id").asString("");
            String to = pattern.path("id").asString("");
            object(objects, "relationship", from + " uses " + to)
                    .put("relationship_type", "uses")
                    .put("source_ref", from)
                    .put("target_ref", to);
        }
    }

    private static String chain(Technique technique) {
        return technique.domain().equals("enterprise")
                ? "mitre-attack"
                : "mitre-" + technique.domain() + "-attack";
    }

    private void report(ArrayNode objects) {
        ArrayNode refs = JSON.createArrayNode();
        objects.forEach(object -> refs.add(object.path("id").asString("")));
        ObjectNode report = object(objects, "report", "edition");
        report.put("name", card.title());
        report.put("description", card.summary());
        report.put("published", StixTime.of(card.at()));
        ArrayNode types = report.putArray("report_types");
        types.add("threat-report");
        types.add(card.kind() == ReportKind.APT ? "campaign" : "threat-actor");
        report.set("object_refs", refs);
        report.putArray("object_marking_refs").add(StixMarking.id(card.tlp()));
    }

    private ObjectNode object(ArrayNode objects, String type, String name) {
        ObjectNode object = StixParts.object(type, id(type + " " + name), card.at());
        object.put("created_by_ref", producer);
        objects.add(object);
        return object;
    }

    /// A name-based UUID, the same for the same thing of the same report.
    private UUID id(String name) {
        return UUID.nameUUIDFromBytes((card.id() + " " + name).getBytes(StandardCharsets.UTF_8));
    }
}
