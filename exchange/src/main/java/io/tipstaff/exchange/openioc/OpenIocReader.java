package io.tipstaff.exchange.openioc;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.Position;
import io.tipstaff.exchange.document.DocumentReader;
import io.tipstaff.exchange.document.Reading;
import io.tipstaff.exchange.document.Times;
import io.tipstaff.exchange.tree.Node;
import io.tipstaff.exchange.tree.NodeBuilder;
import io.tipstaff.exchange.tree.TreeEvents.Event;
import io.tipstaff.exchange.xml.XmlEvents;
import java.io.IOException;
import java.util.Optional;

/// Reads OpenIOC. Title and description stand before the terms, so that these stream; each term or
/// group right below the outermost OR is one record.
public final class OpenIocReader implements DocumentReader {

    @Override
    public void read(Reading reading) throws IOException {
        var events = new XmlEvents(reading.in(), reading.limits());
        var walk = new Walk(reading, events);
        for (Event event = events.next(); event != Event.END; event = events.next()) {
            walk.element(event);
        }
    }

    /// One document; it may hold several definitions.
    private static final class Walk {

        private final Reading reading;
        private final XmlEvents events;
        private final NodeBuilder builder;
        private Context.Builder context = Context.builder();
        private long record;

        Walk(Reading reading, XmlEvents events) {
            this.reading = reading;
            this.events = events;
            this.builder = new NodeBuilder(events, reading.limits().recordBytes());
        }

        private void element(Event event) throws IOException {
            String name = events.name();
            if (event == Event.TEXT) {
                field(name, events.text());
                return;
            }
            switch (name) {
                case "ioc", "OpenIOC" -> {
                    context = Context.builder();
                    children();
                }
                case "metadata", "definition", "criteria", "iocs" -> children();
                case "Indicator" -> outermost();
                case "links" -> links();
                default -> events.skip();
            }
        }

        private void children() throws IOException {
            for (Event event = events.next();
                    event != Event.CLOSE && event != Event.END;
                    event = events.next()) {
                element(event);
            }
        }

        private void field(String name, String text) {
            switch (name) {
                case "@id" -> context.sourceId(text);
                case "short_description", "description" -> context.description(text);
                case "authored_by" -> context.other("author", text);
                case "authored_date" -> Times.parse(text).ifPresent(context::firstSeen);
                case "@last-modified" -> context.other("last modified", text);
                case "keywords" -> context.tag(text);
                default -> {}
            }
        }

        private void links() throws IOException {
            Optional<Node> links = builder.build(Event.OPEN_FIELDS);
            if (links.isPresent()) {
                links.get().each("link").forEach(this::link);
            }
        }

        private void link(Node link) {
            String relation = link.text("@rel");
            switch (relation) {
                case "threatcategory", "category" -> context.category(link.text());
                case "threatgroup" -> context.actor(link.text());
                case "family", "malware" -> context.threat(link.text());
                case "report", "link", "url" ->
                        context.reference(link.filled("@href").orElse(link.text()));
                default -> context.other(relation, link.text());
            }
        }

        /// The outermost group is an OR by the schema; one that is an AND is a single record.
        private void outermost() throws IOException {
            Context around = context.build();
            String operator = "OR";
            for (Event event = events.next();
                    event != Event.CLOSE && event != Event.END;
                    event = events.next()) {
                if (event == Event.TEXT) {
                    operator = events.name().equals("@operator") ? events.text() : operator;
                    continue;
                }
                String name = events.name();
                Optional<Node> term = builder.build(event);
                var at = new Position(++record, events.line(), "");
                if (term.isEmpty()) {
                    reading.refuse(
                            at,
                            "group larger than " + reading.limits().recordBytes() + " bytes",
                            name);
                } else {
                    boolean alone = !operator.equalsIgnoreCase("AND");
                    new Terms(reading, at, around).emit(name, term.get(), alone);
                }
            }
        }
    }
}
