package io.tipstaff.exchange.stix1;

import io.tipstaff.exchange.FeedReader;
import io.tipstaff.exchange.Position;
import io.tipstaff.exchange.document.DocumentReader;
import io.tipstaff.exchange.document.PeekedInput;
import io.tipstaff.exchange.document.Reading;
import io.tipstaff.exchange.tree.Node;
import io.tipstaff.exchange.tree.NodeBuilder;
import io.tipstaff.exchange.tree.TreeEvents;
import io.tipstaff.exchange.tree.TreeEvents.Event;
import io.tipstaff.exchange.xml.XmlEvents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Reads STIX 1.x packages, in XML or as dictionaries in JSON: goes down through whatever holds
/// observables, indicators, TTPs, actors and campaigns, and takes these one at a time.
public final class Stix1Reader implements DocumentReader {

    @Override
    public void read(Reading reading) throws IOException {
        TreeEvents events = events(reading);
        var walk = new Walk(reading, events);
        try {
            for (Event event = events.next(); event != Event.END; event = events.next()) {
                walk.element(event);
            }
        } finally {
            walk.sightings.release();
        }
    }

    private static TreeEvents events(Reading reading) throws IOException {
        var in = PeekedInput.of(reading.in(), FeedReader.HEAD);
        String start = new String(in.head(), StandardCharsets.UTF_8).stripLeading();
        return start.startsWith("{") || start.startsWith("[")
                ? new DictionaryEvents(in, reading.limits())
                : new XmlEvents(in, reading.limits());
    }

    /// One document.
    private static final class Walk {

        private final Reading reading;
        private final TreeEvents events;
        private final NodeBuilder builder;
        private final Sightings sightings;
        private long record;

        Walk(Reading reading, TreeEvents events) {
            this.reading = reading;
            this.events = events;
            this.builder = new NodeBuilder(events, 8 * reading.limits().recordBytes());
            this.sightings = new Sightings(reading);
        }

        private void element(Event event) throws IOException {
            String name = events.name();
            if (event != Event.OPEN_FIELDS) {
                return;
            }
            switch (name) {
                case "Observable", "Indicator", "TTP", "Threat_Actor", "Campaign", "STIX_Header" ->
                        part(name);
                case "Course_Of_Action", "Incident", "Exploit_Target" -> events.skip();
                default -> children();
            }
        }

        private void children() throws IOException {
            for (Event event = events.next();
                    event != Event.CLOSE && event != Event.END;
                    event = events.next()) {
                element(event);
            }
        }

        private void part(String name) throws IOException {
            Optional<Node> node = builder.build(Event.OPEN_FIELDS);
            if (node.isEmpty()) {
                reading.refuse(
                        new Position(++record, events.line(), name), "element too large", "");
                return;
            }
            var at = new Position(++record, events.line(), node.get().text("@id"));
            switch (name) {
                case "Observable" -> sightings.observable(at, node.get());
                case "Indicator" -> sightings.indicator(at, node.get());
                case "STIX_Header" -> sightings.header(node.get());
                default -> sightings.named(name, node.get());
            }
        }
    }
}
