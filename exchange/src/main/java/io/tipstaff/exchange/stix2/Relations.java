package io.tipstaff.exchange.stix2;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.RelatedIndicator;
import io.tipstaff.exchange.tree.Node;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.Tlp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the objects of a bundle say about each other, by their ids: names of malware, actors and
/// reports, markings, and who is related to whom. Bounded; what is beyond is not remembered.
final class Relations {

    private static final int MAX_NAMES = 200_000;
    private static final int MAX_LINKS = 500_000;

    /// What is read of one object's relationships, and of the indicators that one leads to.
    private static final int MAX_RELATED = 64;

    /// @param type of the object
    private record Named(String type, String name) {}

    /// That one object is related to another, and how.
    private record Statement(String relation, String from, String to) {}

    private final Map<String, Named> names = new HashMap<>();
    private final Map<String, Tlp> markings = new HashMap<>();
    private final Map<String, List<String>> links = new HashMap<>();
    private int linkCount;
    private final Map<String, List<Statement>> statements = new HashMap<>();
    private int statementCount;

    /// Takes what an object says about others.
    void take(Node object) {
        String type = object.text("type");
        switch (type) {
            case "relationship" -> {
                link(object.text("source_ref"), object.text("target_ref"));
                state(object);
            }
            case "sighting" -> {}
            case "marking-definition" -> marking(object);
            case "report", "grouping", "note", "opinion" -> {
                name(object);
                object.texts("object_refs").forEach(ref -> link(object.text("id"), ref));
            }
            case "malware", "tool", "threat-actor", "intrusion-set", "campaign" -> name(object);
            case "identity", "attack-pattern", "infrastructure", "vulnerability" -> name(object);
            default -> {}
        }
    }

    private void name(Node object) {
        if (names.size() < MAX_NAMES && !object.text("name").isBlank()) {
            names.put(object.text("id"), new Named(object.text("type"), object.text("name")));
        }
    }

    private void marking(Node object) {
        String written =
                object.get("definition")
                        .filled("tlp")
                        .or(() -> object.filled("name"))
                        .orElse("")
                        .toLowerCase(Locale.ROOT);
        Optional<Tlp> tlp = Tlp.parse(written.replace(' ', '+'));
        if (tlp.isPresent() && markings.size() < 1000) {
            markings.putIfAbsent(object.text("id"), tlp.get());
        }
    }

    private void link(String from, String to) {
        if (linkCount >= MAX_LINKS || from.isEmpty() || to.isEmpty()) {
            return;
        }
        linkCount++;
        links.computeIfAbsent(to, _ -> new ArrayList<>(1)).add(from);
        links.computeIfAbsent(from, _ -> new ArrayList<>(1)).add(to);
    }

    private void state(Node relationship) {
        String from = relationship.text("source_ref");
        String to = relationship.text("target_ref");
        boolean revoked = relationship.text("revoked").equals("true");
        if (statementCount >= MAX_LINKS || from.isEmpty() || to.isEmpty() || revoked) {
            return;
        }
        statementCount++;
        var statement = new Statement(relationship.text("relationship_type"), from, to);
        state(from, statement);
        state(to, statement);
    }

    private void state(String id, Statement statement) {
        List<Statement> known = statements.computeIfAbsent(id, _ -> new ArrayList<>(1));
        if (known.size() < MAX_RELATED) {
            known.add(statement);
        }
    }

    /// Adds the indicators that an object is said to be related to.
    ///
    /// @param indicators of the objects of the bundle, by their ids
    Context related(String id, Context context, Map<String, List<Indicator>> indicators) {
        List<Statement> about = statements.getOrDefault(id, List.of());
        if (about.isEmpty()) {
            return context;
        }
        Context.Builder builder = context.toBuilder();
        for (Statement one : about) {
            boolean forward = one.from().equals(id);
            indicators.getOrDefault(forward ? one.to() : one.from(), List.of()).stream()
                    .limit(MAX_RELATED)
                    .forEach(
                            other ->
                                    builder.related(
                                            new RelatedIndicator(one.relation(), forward, other)));
        }
        return builder.build();
    }

    /// Returns the marking with this id.
    Optional<Tlp> marking(String id) {
        return StixMarking.of(id).or(() -> Optional.ofNullable(markings.get(id)));
    }

    /// Adds the names of what an object is related to.
    Context completed(String id, Context context, List<String> markingRefs, String createdBy) {
        List<String> related = links.getOrDefault(id, List.of());
        if (related.isEmpty() && markingRefs.isEmpty() && createdBy.isEmpty()) {
            return context;
        }
        Context.Builder builder = context.toBuilder();
        for (String other : related) {
            Named named = names.get(other);
            if (named != null) {
                add(builder, named);
            }
        }
        markingRefs.forEach(ref -> marking(ref).ifPresent(builder::tlp));
        Named creator = names.get(createdBy);
        if (creator != null) {
            builder.other("created by", creator.name());
        }
        return builder.build();
    }

    private static void add(Context.Builder builder, Named named) {
        switch (named.type()) {
            case "malware", "tool", "campaign" -> builder.threat(named.name());
            case "threat-actor", "intrusion-set" -> builder.actor(named.name());
            case "report", "grouping" -> builder.reference(named.name());
            case "attack-pattern" -> builder.tag(named.name());
            case "vulnerability" -> builder.tag(named.name());
            default -> {}
        }
    }
}
