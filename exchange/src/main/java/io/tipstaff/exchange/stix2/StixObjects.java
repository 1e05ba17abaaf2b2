package io.tipstaff.exchange.stix2;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.Context.Use;
import io.tipstaff.exchange.Position;
import io.tipstaff.exchange.document.Confidence;
import io.tipstaff.exchange.document.FeedException;
import io.tipstaff.exchange.document.Reading;
import io.tipstaff.exchange.document.Times;
import io.tipstaff.exchange.stix2.PatternIndicators.Found;
import io.tipstaff.exchange.tree.Node;
import io.tipstaff.exchange.tree.OwnRecord;
import io.tipstaff.exchange.write.ModelExtension;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.indicator.ParseResult.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Turns the objects of a bundle into records.
///
/// What an indicator is related to may stand behind it, so records wait for the end of the bundle,
/// up to a bound; of a larger bundle they leave with what is known by then.
final class StixObjects {

    private static final int MAX_WAITING = 100_000;

    /// A record that waits for its relations.
    private record Waiting(
            Position at,
            String written,
            Indicator indicator,
            Context context,
            String id,
            List<String> markings,
            String createdBy) {}

    private final Reading reading;
    private final Relations relations = new Relations();
    private final List<Waiting> waiting = new ArrayList<>();
    private boolean overflowed;

    StixObjects(Reading reading) {
        this.reading = reading;
    }

    void take(Position at, Node object) throws FeedException {
        relations.take(object);
        switch (object.text("type")) {
            case "indicator" -> indicator(at, object);
            case "observed-data" -> observed(at, object);
            case "bundle" -> {
                for (Node inner : object.each("objects").toList()) {
                    take(at, inner);
                }
            }
            case "" -> reading.refuse(at, "object without a type", object.text("id"));
            default ->
                    observable(
                            at,
                            object,
                            object.text("id"),
                            object,
                            context(object, Use.INFORMATION));
        }
    }

    private void indicator(Position at, Node object) throws FeedException {
        String pattern = object.text("pattern");
        String language = object.filled("pattern_type").orElse("stix");
        if (!language.equals("stix")) {
            reading.refuse(at, "a rule in " + language + ", not a STIX pattern", pattern);
            return;
        }
        Node model = object.get("extensions").get(ModelExtension.ID);
        List<Found> found;
        try {
            found =
                    model.has("indicator")
                            ? List.of(Found.alone(model.text("indicator")))
                            : PatternIndicators.of(PatternParser.parse(pattern));
        } catch (PatternException invalid) {
            reading.refuse(at, String.valueOf(invalid.getMessage()), pattern);
            return;
        }
        if (found.isEmpty()) {
            reading.refuse(at, "nothing in the pattern that stands in a log by itself", pattern);
            return;
        }
        Context context = indicatorContext(object, model, found);
        for (Found one : found) {
            Context.Builder own = context.toBuilder();
            one.about().forEach(own::other);
            if (one.use() == Use.INFORMATION) {
                own.use(Use.INFORMATION);
            }
            if (!one.exact()) {
                own.pattern(pattern);
            }
            if (one.file() > 0 && !object.text("id").isEmpty()) {
                own.group(object.text("id") + "#" + one.file());
            }
            found(at, one.text(), own.build(), object);
        }
    }

    private static Context indicatorContext(Node object, Node model, List<Found> found) {
        Context.Builder builder = builder(object, Use.DETECTION);
        String name = object.text("name");
        if (found.stream().noneMatch(one -> isSame(one.text(), name))) {
            builder.description(name);
        }
        builder.description(object.text("description"));
        if (!model.has("extension_type")) {
            Times.parse(firstFilled(object, "valid_from", "created")).ifPresent(builder::firstSeen);
            return builder.build();
        }
        OwnRecord.model(builder.use(Use.DETECTION), model);
        model.filled("source_id").ifPresent(builder::sourceId);
        return builder.build();
    }

    /// Many call an indicator what it is, which says nothing more.
    private static boolean isSame(String text, String name) {
        return text.equals(name)
                || text.equals("=" + name)
                || IndicatorParser.parse(name).equals(IndicatorParser.parse(text));
    }

    private void found(Position at, String text, Context context, Node object)
            throws FeedException {
        switch (reading.parse(text, Set.of())) {
            case Refused(String reason) -> reading.refuse(at, reason, text);
            case Parsed(Indicator indicator) ->
                    add(
                            new Waiting(
                                    at,
                                    text,
                                    indicator,
                                    context,
                                    object.text("id"),
                                    object.texts("object_marking_refs").limit(20).toList(),
                                    object.text("created_by_ref")));
        }
    }

    /// STIX 2.0 keeps observables inside, under numbers.
    private void observed(Position at, Node object) throws FeedException {
        if (object.get("objects") instanceof Node.Fields(var inner)) {
            Context context = context(object, Use.INFORMATION);
            for (var numbered : inner.entrySet()) {
                String file = object.text("id") + "#" + numbered.getKey();
                observable(at, numbered.getValue(), file, object, context);
            }
        }
    }

    /// @param file what the hashes share if it is one
    private void observable(Position at, Node observable, String file, Node around, Context context)
            throws FeedException {
        switch (observable.text("type")) {
            case "ipv4-addr", "ipv6-addr", "domain-name", "url", "email-addr", "hostname" ->
                    found(at, observable.text("value"), context, around);
            case "file", "artifact" -> hashes(at, observable, file, around, context);
            default -> {}
        }
    }

    private void hashes(Position at, Node file, String key, Node around, Context context)
            throws FeedException {
        if (!(file.get("hashes") instanceof Node.Fields(var hashes))) {
            return;
        }
        Context.Builder builder = context.toBuilder();
        if (hashes.keySet().stream().filter(Properties::isAlgorithm).count() > 1) {
            builder.group(key);
        }
        FileProperties.of(file).forEach(builder::other);
        Context named = builder.build();
        for (var hash : hashes.entrySet()) {
            if (Properties.isAlgorithm(hash.getKey())) {
                found(at, hash.getValue().text(), named, around);
            }
        }
    }

    private static Context context(Node object, Use use) {
        Context.Builder builder = builder(object, use);
        Times.parse(firstFilled(object, "first_observed", "created")).ifPresent(builder::firstSeen);
        return builder.description(object.text("description")).build();
    }

    private static Context.Builder builder(Node object, Use use) {
        Context.Builder builder = Context.builder().use(use).sourceId(object.text("id"));
        Times.parse(object.text("last_observed")).ifPresent(builder::lastSeen);
        Times.parse(object.text("valid_until")).ifPresent(builder::validUntil);
        Confidence.parse(object.text("confidence")).ifPresent(builder::confidence);
        if (object.text("revoked").equals("true")) {
            builder.revoked();
        }
        object.texts("indicator_types").forEach(builder::category);
        object.texts("labels").forEach(builder::tag);
        if (object.texts("indicator_types").anyMatch("benign"::equals)
                || object.texts("labels").anyMatch("benign"::equals)) {
            builder.use(Use.INFORMATION);
        }
        object.each("external_references").forEach(reference -> reference(builder, reference));
        object.each("kill_chain_phases")
                .map(phase -> phase.text("kill_chain_name") + ":" + phase.text("phase_name"))
                .forEach(builder::tag);
        return builder;
    }

    private static String firstFilled(Node object, String... names) {
        for (String name : names) {
            if (!object.text(name).isBlank()) {
                return object.text(name);
            }
        }
        return "";
    }

    private static void reference(Context.Builder builder, Node reference) {
        builder.reference(
                firstFilled(reference, "url", "external_id", "description", "source_name"));
    }

    private void add(Waiting record) throws FeedException {
        waiting.add(record);
        if (waiting.size() >= MAX_WAITING || overflowed) {
            if (!overflowed) {
                reading.remark(
                        "more than "
                                + MAX_WAITING
                                + " indicators: relations further down are not seen");
            }
            overflowed = true;
            release();
        }
    }

    /// Gives all that waits to the sink.
    void release() throws FeedException {
        Map<String, List<Indicator>> byId = new HashMap<>();
        for (Waiting record : waiting) {
            byId.computeIfAbsent(record.id(), _ -> new ArrayList<>(1)).add(record.indicator());
        }
        for (Waiting record : waiting) {
            Context named =
                    relations.completed(
                            record.id(), record.context(), record.markings(), record.createdBy());
            reading.accept(
                    record.at(),
                    record.written(),
                    record.indicator(),
                    relations.related(record.id(), named, byId));
        }
        waiting.clear();
    }
}
