package io.tipstaff.exchange.tree;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.Context.Use;
import io.tipstaff.exchange.Position;
import io.tipstaff.exchange.document.FeedException;
import io.tipstaff.exchange.document.FieldRecord;
import io.tipstaff.exchange.document.Reading;
import io.tipstaff.exchange.document.Times;
import io.tipstaff.indicator.Tlp;
import java.util.Map;

/// A record in our own JSON: taken field by field, so that nothing of it is lost or guessed.
public final class OwnRecord {

    /// How such a record names its format.
    public static final String FORMAT = "tipstaff-record-1";

    /// How a document of such records names its format.
    public static final String DOCUMENT = "tipstaff-feed-1";

    private OwnRecord() {}

    static boolean is(Node node) {
        return node.text("format").equals(FORMAT);
    }

    static void emit(Reading reading, Position at, Node node) throws FeedException {
        Context.Builder context = Context.builder();
        node.filled("confidence")
                .filter(text -> text.matches("[0-9]{1,3}"))
                .ifPresent(text -> context.confidence(Integer.parseInt(text)));
        node.texts("malware").forEach(context::threat);
        node.texts("actors").forEach(context::actor);
        node.texts("category").forEach(context::category);
        node.texts("tags").forEach(context::tag);
        node.texts("references").forEach(context::reference);
        Tlp.parse(node.text("tlp")).ifPresent(context::tlp);
        context.description(node.text("description"));
        context.sourceId(node.text("id"));
        if (node.text("revoked").equals("true")) {
            context.revoked();
        }
        model(context, node);
        reading.offer(
                at, FieldRecord.typed(node.text("indicator"), node.text("type")), context.build());
    }

    /// Takes the fields that only our model has: those that our STIX carries in its extension.
    public static void model(Context.Builder context, Node node) {
        Times.parse(node.text("first_seen")).ifPresent(context::firstSeen);
        Times.parse(node.text("last_seen")).ifPresent(context::lastSeen);
        Times.parse(node.text("valid_until")).ifPresent(context::validUntil);
        if (node.text("use").equals("information")) {
            context.use(Use.INFORMATION);
        }
        context.group(node.text("group"));
        context.pattern(node.text("pattern"));
        node.texts("ports")
                .filter(port -> port.matches("[0-9]{1,5}"))
                .forEach(port -> context.port(Integer.parseInt(port)));
        if (node.get("other") instanceof Node.Fields(Map<String, Node> other)) {
            other.forEach((name, value) -> context.other(name, value.text()));
        }
    }
}
