package io.tipstaff.exchange.json;

import io.tipstaff.exchange.FeedReader;
import io.tipstaff.exchange.Position;
import io.tipstaff.exchange.document.DocumentReader;
import io.tipstaff.exchange.document.FeedException;
import io.tipstaff.exchange.document.PeekedInput;
import io.tipstaff.exchange.document.Reading;
import io.tipstaff.exchange.tree.RecordStream;
import io.tipstaff.exchange.tree.TreeEvents;
import io.tipstaff.exchange.tree.TreePath;
import io.tipstaff.exchange.tree.TreeRecords;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

/// Reads JSON of any shape.
public final class JsonReader implements DocumentReader {

    @Override
    public void read(Reading reading) throws IOException {
        var in = PeekedInput.of(reading.in(), FeedReader.HEAD);
        var events = new JsonEvents(in, reading.limits());
        TreePath path = path(reading, in.head(), events);
        var records = new TreeRecords(reading, ".");
        var stream = new RecordStream(events, path, reading.limits().recordBytes());
        long[] count = {0};
        stream.read(
                (key, node, around) -> {
                    var at = new Position(++count[0], events.line(), "");
                    if (node.isEmpty()) {
                        reading.refuse(
                                at,
                                "record larger than " + reading.limits().recordBytes() + " bytes",
                                path.toString());
                    } else {
                        records.emit(at, key, node.get(), around);
                    }
                });
        if (count[0] == 0) {
            reading.remark("nothing found at " + path);
        }
    }

    /// Where no records are seen, reading on still tells what is wrong with the document.
    private static TreePath path(Reading reading, byte[] head, JsonEvents events)
            throws IOException {
        String chosen = reading.options().mapping().records();
        String written = chosen.isEmpty() ? reading.detection().mapping().records() : chosen;
        if (!written.isEmpty()) {
            return parse(written);
        }
        Optional<TreePath> found = JsonShape.of(head).records();
        if (found.isPresent()) {
            return found.get();
        }
        while (events.next() != TreeEvents.Event.END) {
            // To the end, or to what is broken.
        }
        throw new FeedException(
                "no indicators seen in the start of the document",
                Position.NOWHERE,
                "give the path to its records, such as $.data[*]");
    }

    static TreePath parse(String written) throws FeedException {
        try {
            return TreePath.parse(written);
        } catch (IllegalArgumentException invalid) {
            throw new FeedException(
                    "not a path to records: " + written,
                    Position.NOWHERE,
                    "write it like $.data[*]");
        }
    }

    /// Returns the start of a document as events.
    static JsonEvents events(byte[] head) {
        return new JsonEvents(new ByteArrayInputStream(head), io.tipstaff.exchange.Limits.DEFAULTS);
    }
}
