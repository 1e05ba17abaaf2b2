package io.tipstaff.portal.reports.document;

import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.reports.internal.ReportKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Takes a report's fields from a MISP event: its info, event reports, tags and galaxies, and YARA
/// attributes.
final class MispFields {

    private static final Pattern CLUSTER_TAG =
            Pattern.compile("misp-galaxy:([a-z0-9-]+)=\"([^\"]+)\"");

    private final DraftBuilder draft;
    private final List<String> texts = new ArrayList<>();

    MispFields(DraftBuilder draft) {
        this.draft = draft;
    }

    /// @throws IllegalArgumentException if there is no event in it
    void read(JsonNode document) {
        JsonNode event = event(document);
        if (event.isMissingNode()) {
            throw new IllegalArgumentException("no MISP event in it");
        }
        draft.title(event.path("info").asString(""));
        String date = event.path("date").asString("");
        if (!date.isEmpty()) {
            draft.milestone(
                    date, "event of " + event.path("Orgc").path("name").asString("its author"));
        }
        event.path("EventReport")
                .forEach(
                        report -> {
                            texts.add("# " + report.path("name").asString("Report"));
                            texts.add(report.path("content").asString(""));
                        });
        marked(event);
        attributes(event).forEach(this::attribute);
        String body = String.join("\n\n", texts);
        draft.body(body);
        draft.techniquesIn(body);
    }

    private static JsonNode event(JsonNode document) {
        if (document.has("Event")) {
            return document.path("Event");
        }
        JsonNode list = document.has("response") ? document.path("response") : document;
        return list.path(0).path("Event");
    }

    private static Stream<JsonNode> attributes(JsonNode event) {
        List<JsonNode> attributes = new ArrayList<>();
        event.path("Attribute").forEach(attributes::add);
        event.path("Object").forEach(object -> object.path("Attribute").forEach(attributes::add));
        return attributes.stream();
    }

    private void attribute(JsonNode attribute) {
        String value = attribute.path("value").asString("");
        switch (attribute.path("type").asString("")) {
            case "yara" -> draft.yara(value);
            case "comment", "text" -> texts.add(value);
            case "threat-actor", "campaign-id" -> draft.actor(value, List.of());
            default -> {}
        }
        marked(attribute);
    }

    private void marked(JsonNode part) {
        part.path("Tag").forEach(tag -> tag(tag.path("name").asString("")));
        part.path("Galaxy").forEach(galaxy -> galaxy.path("GalaxyCluster").forEach(this::cluster));
    }

    private void tag(String name) {
        if (name.toLowerCase(Locale.ROOT).startsWith("tlp:")) {
            Tlp.parse(name).ifPresent(draft::tlp);
            return;
        }
        Matcher cluster = CLUSTER_TAG.matcher(name);
        if (cluster.matches()) {
            cluster(cluster.group(1), cluster.group(2), List.of());
        } else if (name.contains("financial-fraud") || name.contains("cybercrime")) {
            draft.kind(ReportKind.FINANCIAL);
        }
    }

    private void cluster(JsonNode cluster) {
        List<String> synonyms = new ArrayList<>();
        cluster.path("meta").path("synonyms").forEach(one -> synonyms.add(one.asString("")));
        cluster(cluster.path("type").asString(""), cluster.path("value").asString(""), synonyms);
    }

    private void cluster(String type, String value, List<String> synonyms) {
        if (type.endsWith("attack-pattern")) {
            draft.techniquesIn(value);
        } else if (type.equals("threat-actor") || type.endsWith("intrusion-set")) {
            draft.actor(value.replaceFirst("\\s+-\\s+G[0-9]{4}$", ""), synonyms);
        } else if (type.equals("sector")) {
            draft.industry(value);
        } else if (type.equals("target-information") || type.equals("country")) {
            draft.country(value);
        }
    }
}
