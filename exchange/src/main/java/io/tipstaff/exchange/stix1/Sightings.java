package io.tipstaff.exchange.stix1;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.Context.Use;
import io.tipstaff.exchange.Position;
import io.tipstaff.exchange.document.Confidence;
import io.tipstaff.exchange.document.FeedException;
import io.tipstaff.exchange.document.Reading;
import io.tipstaff.exchange.document.Times;
import io.tipstaff.exchange.stix1.Cybox.Found;
import io.tipstaff.exchange.tree.Node;
import io.tipstaff.indicator.Tlp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Brings together indicators and the observables that they name by id, which stand in other parts
/// of the package; so all waits for its end. Bounded: beyond that, what comes leaves at once with
/// what is known.
final class Sightings {

    private static final int MAX_WAITING = 100_000;

    /// An observable's indicators, waiting to be named by an indicator.
    private record Observed(Position at, List<Found> found) {}

    /// An indicator that waits for what it names by id.
    private record Naming(Position at, Node node, List<Found> found, List<String> references) {}

    private record Named(String element, String title) {}

    private final Reading reading;
    private final Map<String, Observed> observed = new LinkedHashMap<>();
    private final List<Naming> naming = new ArrayList<>();
    private final Map<String, Named> names = new HashMap<>();
    private Context around = Context.NONE;

    Sightings(Reading reading) {
        this.reading = reading;
    }

    void header(Node header) {
        Context.Builder builder = Context.builder();
        builder.description(header.text("Title"));
        marking(builder, header);
        around = builder.build();
    }

    private static void marking(Context.Builder builder, Node node) {
        node.find("@color").map(Node::text).forEach(color -> tlp(builder, color));
    }

    private static void tlp(Context.Builder builder, String color) {
        Tlp.parse(color).ifPresent(builder::tlp);
    }

    void named(String element, Node node) {
        String title = node.filled("Title").orElseGet(() -> name(node));
        if (!title.isBlank() && names.size() < MAX_WAITING) {
            names.put(node.text("@id"), new Named(element, title));
        }
    }

    private static String name(Node node) {
        return node.find("Name").map(Node::text).findFirst().orElse("");
    }

    void observable(Position at, Node node) throws FeedException {
        List<Found> found = Cybox.indicators(node);
        if (found.isEmpty()) {
            return;
        }
        if (observed.size() >= MAX_WAITING) {
            emit(at, found, information(), at.where());
            return;
        }
        String id = at.where().isEmpty() ? "#" + at.record() : at.where();
        observed.put(id, new Observed(at, found));
    }

    private Context information() {
        return around.toBuilder().use(Use.INFORMATION).build();
    }

    void indicator(Position at, Node node) throws FeedException {
        List<Found> found = Cybox.indicators(node);
        List<String> references = Cybox.references(node);
        if (found.isEmpty() && references.isEmpty()) {
            if (!node.has("@idref")) {
                reading.refuse(
                        at, "nothing in it that stands in a log by itself", node.text("Title"));
            }
            return;
        }
        if (naming.size() >= MAX_WAITING) {
            emit(at, found, context(node), at.where());
            return;
        }
        naming.add(new Naming(at, node, found, references));
    }

    /// Gives all that waits to the sink.
    void release() throws FeedException {
        for (Naming indicator : naming) {
            Context context = context(indicator.node());
            emit(indicator.at(), indicator.found(), context, indicator.at().where());
            for (String reference : indicator.references()) {
                Observed named = observed.get(reference);
                if (named != null) {
                    emit(named.at(), named.found(), context, reference);
                }
            }
        }
        for (Naming indicator : naming) {
            indicator.references().forEach(observed::remove);
        }
        for (var rest : observed.entrySet()) {
            Observed alone = rest.getValue();
            emit(alone.at(), alone.found(), information(), alone.at().where());
        }
        naming.clear();
        observed.clear();
    }

    private Context context(Node node) {
        Context.Builder builder = around.toBuilder();
        builder.description(node.text("Title")).description(node.text("Description"));
        builder.sourceId(node.text("@id"));
        node.texts("Type").forEach(builder::category);
        Times.parse(node.text("@timestamp")).ifPresent(builder::firstSeen);
        Node valid = node.get("Valid_Time_Position");
        Times.parse(valid.text("Start_Time")).ifPresent(builder::firstSeen);
        Times.parse(valid.text("End_Time")).ifPresent(builder::validUntil);
        Confidence.parse(node.get("Confidence").text("Value")).ifPresent(builder::confidence);
        marking(builder, node.get("Handling"));
        node.find("Indicated_TTP").forEach(ttp -> related(builder, ttp));
        node.find("Related_Campaign").forEach(campaign -> related(builder, campaign));
        return builder.build();
    }

    private void related(Context.Builder builder, Node relation) {
        relation.find("@idref")
                .map(Node::text)
                .map(names::get)
                .forEach(named -> add(builder, named));
        relation.find("Title").map(Node::text).forEach(builder::threat);
    }

    private static void add(
            Context.Builder builder, @org.jspecify.annotations.Nullable Named named) {
        if (named == null) {
            return;
        }
        if (named.element().equals("Threat_Actor")) {
            builder.actor(named.title());
        } else {
            builder.threat(named.title());
        }
    }

    /// @param id of the element that names the files among them; empty for none
    private void emit(Position at, List<Found> found, Context context, String id)
            throws FeedException {
        for (Found one : found) {
            Context.Builder own = context.toBuilder();
            one.about().forEach(own::other);
            if (one.file() > 0 && !id.isEmpty()) {
                own.group(id + "#" + one.file());
            }
            if (!one.enough()) {
                own.use(Use.INFORMATION);
            }
            reading.offer(at, one.text(), own.build());
        }
    }
}
