package io.tipstaff.exchange.misp;

import io.tipstaff.exchange.Position;
import io.tipstaff.exchange.document.DocumentReader;
import io.tipstaff.exchange.document.Reading;
import io.tipstaff.exchange.json.JsonEvents;
import io.tipstaff.exchange.tree.Node;
import io.tipstaff.exchange.tree.NodeBuilder;
import io.tipstaff.exchange.tree.TreeEvents.Event;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/// Reads MISP's JSON in all its envelopes: one event, an array of them, `response` around either,
/// attributes without an event. Files inside attributes are not read.
public final class MispReader implements DocumentReader {

    private static final Set<String> ATTACHMENTS = Set.of("data", "meta", "RelatedEvent");

    @Override
    public void read(Reading reading) throws IOException {
        new Walk(reading).read();
    }

    /// One document.
    private static final class Walk {

        private final Reading reading;
        private final JsonEvents events;
        private final NodeBuilder builder;
        private long number;
        private long described;

        Walk(Reading reading) {
            this.reading = reading;
            this.events = new JsonEvents(reading.in(), reading.limits());
            this.builder = new NodeBuilder(events, reading.limits().recordBytes(), ATTACHMENTS);
        }

        void read() throws IOException {
            for (Event event = events.next(); event != Event.END; event = events.next()) {
                envelope(event);
            }
            if (number == 0 && described > 0) {
                reading.remark(
                        "a manifest of " + described + " events, which are documents of their own");
            }
        }

        private void envelope(Event event) throws IOException {
            if (event == Event.OPEN_ITEMS) {
                for (Event item = events.next(); isWithin(item); item = events.next()) {
                    envelope(item);
                }
            } else if (event == Event.OPEN_FIELDS) {
                var found = new MispEvent(reading);
                try {
                    members(found);
                } finally {
                    found.release();
                }
                described += found.isDescribed() ? 1 : 0;
            }
        }

        private static boolean isWithin(Event event) {
            return event != Event.CLOSE && event != Event.END;
        }

        private void members(MispEvent event) throws IOException {
            for (Event member = events.next(); isWithin(member); member = events.next()) {
                String name = events.name();
                if (member == Event.TEXT) {
                    event.field(name, TEXTS.contains(name) ? events.text() : "");
                    continue;
                }
                switch (name) {
                    case "Attribute" -> each(member, node -> event.attribute(at(node), node));
                    case "Object" -> each(member, node -> event.object(at(node), node));
                    case "Tag", "EventTag" -> each(member, event::tag);
                    case "Galaxy" -> each(member, event::galaxy);
                    case "Orgc" -> each(member, event::organisation);
                    case "Org", "RelatedEvent", "ShadowAttribute", "EventReport" -> events.skip();
                    case "CryptographicKey", "Feed", "Sighting" -> events.skip();
                    default -> envelope(member);
                }
            }
        }

        private Position at(Node node) {
            return new Position(++number, events.line(), node.text("uuid"));
        }

        private void each(Event event, Part part) throws IOException {
            if (event == Event.OPEN_FIELDS) {
                part(event, part);
                return;
            }
            for (Event item = events.next(); isWithin(item); item = events.next()) {
                part(item, part);
            }
        }

        private void part(Event event, Part part) throws IOException {
            Optional<Node> node = builder.build(event);
            if (node.isPresent()) {
                part.take(node.get());
            } else {
                reading.refuse(
                        new Position(++number, events.line(), ""),
                        "attribute or object larger than "
                                + reading.limits().recordBytes()
                                + " bytes",
                        "");
            }
        }

        /// A part of an event.
        private interface Part {
            void take(Node node) throws IOException;
        }

        private static final Set<String> TEXTS =
                Set.of("info", "uuid", "date", "timestamp", "threat_level_id", "published");
    }
}
