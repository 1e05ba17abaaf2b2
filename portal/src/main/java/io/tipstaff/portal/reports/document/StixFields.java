package io.tipstaff.portal.reports.document;

import io.tipstaff.exchange.stix2.StixMarking;
import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.reports.internal.ReportKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Takes a report's fields from a STIX 2.0 or 2.1 bundle: its report object, the actors, attack
/// patterns, locations and identities that it refers to, and the rules of YARA indicators.
final class StixFields {

    private static final Set<String> CRIME =
            Set.of("personal-gain", "crime-syndicate", "criminal", "organizational-gain");

    private final DraftBuilder draft;
    private final Map<String, JsonNode> byId = new HashMap<>();

    StixFields(DraftBuilder draft) {
        this.draft = draft;
    }

    void read(JsonNode bundle) {
        List<JsonNode> objects = new ArrayList<>();
        bundle.path("objects").forEach(objects::add);
        objects.forEach(object -> byId.put(object.path("id").asString(""), object));
        List<JsonNode> reports =
                objects.stream()
                        .filter(object -> isType(object, "report"))
                        .sorted(
                                Comparator.comparing(
                                                (JsonNode report) ->
                                                        report.path("published").asString(""))
                                        .reversed())
                        .toList();
        if (reports.size() > 1) {
            draft.remark(
                    "the bundle holds "
                            + reports.size()
                            + " reports; the fields are those of the newest, the indicators of all");
        }
        Optional<JsonNode> report = reports.stream().findFirst();
        report.ifPresentOrElse(
                this::report, () -> draft.remark("the bundle holds no report object"));
        boolean several = reports.size() > 1;
        Set<String> refs = several ? refs(reports.getFirst()) : Set.of();
        objects.stream()
                .filter(object -> !several || refs.contains(object.path("id").asString("")))
                .forEach(this::object);
    }

    private static Set<String> refs(JsonNode report) {
        Set<String> refs = new HashSet<>();
        report.path("object_refs").forEach(ref -> refs.add(ref.asString("")));
        return refs;
    }

    private static boolean isType(JsonNode object, String type) {
        return object.path("type").asString("").equals(type);
    }

    private void report(JsonNode report) {
        draft.title(report.path("name").asString(""));
        String text = report.path("description").asString("");
        draft.body(text + references(report));
        draft.techniquesIn(text);
        texts(report.path("object_marking_refs"))
                .flatMap(ref -> marking(ref).stream())
                .max(Comparator.naturalOrder())
                .ifPresent(draft::tlp);
        day(report.path("published")).ifPresent(day -> draft.milestone(day, "report published"));
    }

    private static String references(JsonNode report) {
        List<String> lines = new ArrayList<>();
        for (JsonNode reference : report.path("external_references")) {
            String url = reference.path("url").asString("");
            String name = reference.path("source_name").asString("");
            lines.add("- " + name + (url.isEmpty() ? "" : " `" + url + "`"));
        }
        return lines.isEmpty() ? "" : "\n\n# References\n\n" + String.join("\n", lines);
    }

    private Optional<Tlp> marking(String ref) {
        return StixMarking.of(ref).or(() -> defined(ref));
    }

    private Optional<Tlp> defined(String ref) {
        JsonNode definition = byId.get(ref);
        return definition == null
                ? Optional.empty()
                : Tlp.parse(definition.path("definition").path("tlp").asString(""))
                        .or(() -> Tlp.parse(definition.path("name").asString("")));
    }

    private void object(JsonNode object) {
        switch (object.path("type").asString("")) {
            case "intrusion-set", "threat-actor" -> actor(object);
            case "campaign" -> seen("campaign " + object.path("name").asString(""), object);
            case "attack-pattern" -> pattern(object);
            case "identity" -> texts(object.path("sectors")).forEach(draft::industry);
            case "location" -> {
                if (object.hasNonNull("country")) {
                    draft.country(object.path("country").asString(""));
                }
            }
            case "indicator" -> {
                if (object.path("pattern_type").asString("").equals("yara")) {
                    draft.yara(object.path("pattern").asString(""));
                }
            }
            default -> {}
        }
    }

    private void actor(JsonNode object) {
        String name = object.path("name").asString("");
        draft.actor(name, texts(object.path("aliases")).toList());
        boolean crime =
                Stream.concat(
                                Stream.of(object.path("primary_motivation").asString("")),
                                Stream.concat(
                                        texts(object.path("threat_actor_types")),
                                        texts(object.path("labels"))))
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .anyMatch(CRIME::contains);
        if (crime) {
            draft.kind(ReportKind.FINANCIAL);
        }
        seen(name, object);
    }

    private void seen(String who, JsonNode object) {
        day(object.path("first_seen")).ifPresent(day -> draft.milestone(day, who + " first seen"));
        day(object.path("last_seen")).ifPresent(day -> draft.milestone(day, who + " last seen"));
    }

    private void pattern(JsonNode object) {
        for (JsonNode reference : object.path("external_references")) {
            String id = reference.path("external_id").asString("");
            if (reference.path("source_name").asString("").startsWith("mitre")
                    && id.startsWith("T")) {
                draft.technique(id);
                return;
            }
        }
        draft.techniquesIn(object.path("name").asString(""));
    }

    private static Optional<String> day(JsonNode time) {
        String text = time.asString("");
        return text.length() >= 10 ? Optional.of(text.substring(0, 10)) : Optional.empty();
    }

    private static Stream<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asString("")));
        return texts.stream().filter(text -> !text.isBlank());
    }
}
