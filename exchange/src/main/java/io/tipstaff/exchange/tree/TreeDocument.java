package io.tipstaff.exchange.tree;

import io.tipstaff.exchange.Position;
import io.tipstaff.exchange.document.FeedException;
import io.tipstaff.exchange.document.Reading;
import io.tipstaff.exchange.tree.RecordStream.Receiver;
import io.tipstaff.exchange.tree.TreeEvents.Event;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads a document that is a tree of any shape: goes to its records, and gives each to the sink.
public final class TreeDocument {

    /// How a format writes paths, and whether its root has a name.
    public enum Notation {
        JSON(".", "$.data[*]"),
        XML("/", "/feed/entry");

        private final String separator;
        private final String example;

        Notation(String separator, String example) {
            this.separator = separator;
            this.example = example;
        }

        /// Returns what stands between the steps of a field's path.
        public String separator() {
            return separator;
        }

        /// Reads a path that a person wrote.
        public TreePath parse(String written) throws FeedException {
            try {
                return TreePath.parse(written);
            } catch (IllegalArgumentException invalid) {
                throw new FeedException(
                        "not a path to records: " + written,
                        Position.NOWHERE,
                        "write it like " + example);
            }
        }

        private String write(TreePath path) {
            return this == XML ? path.slashed() : path.toString();
        }

        private void read(RecordStream records, Receiver receiver) throws IOException {
            if (this == XML) {
                records.readBelowRoot(receiver);
            } else {
                records.read(receiver);
            }
        }

        /// The names of elements say what a record is, not which one.
        private String key(String name) {
            return this == XML ? TreeEvents.ITEM : name;
        }
    }

    private final Reading reading;
    private final TreeEvents events;
    private final Notation notation;
    private long count;

    /// @param events of the whole document
    public TreeDocument(Reading reading, TreeEvents events, Notation notation) {
        this.reading = reading;
        this.events = events;
        this.notation = notation;
    }

    /// Reads the document to its end.
    ///
    /// @param seen finds the records in the start of the document; asked only where neither a
    ///   person nor the detection said where they are
    public void read(Supplier<Optional<TreePath>> seen) throws IOException {
        TreePath path = path(seen);
        var records = new TreeRecords(reading, notation.separator());
        var stream = new RecordStream(events, path, reading.limits().recordBytes());
        notation.read(
                stream,
                (key, node, around) -> {
                    var at = new Position(++count, events.line(), "");
                    if (node.isPresent()) {
                        records.emit(at, notation.key(key), node.get(), around);
                    } else {
                        reading.refuse(
                                at,
                                "record larger than " + reading.limits().recordBytes() + " bytes",
                                notation.write(path));
                    }
                });
        if (count == 0) {
            reading.remark("nothing found at " + notation.write(path));
        }
    }

    /// Where no records are seen, reading on still tells what is wrong with the document.
    private TreePath path(Supplier<Optional<TreePath>> seen) throws IOException {
        String chosen = reading.options().mapping().records();
        String written = chosen.isEmpty() ? reading.detection().mapping().records() : chosen;
        if (!written.isEmpty()) {
            return notation.parse(written);
        }
        Optional<TreePath> found = seen.get();
        if (found.isPresent()) {
            return found.get();
        }
        while (events.next() != Event.END) {
            // To the end, or to what is broken.
        }
        throw new FeedException(
                "no indicators seen in the start of the document",
                Position.NOWHERE,
                "give the path to its records, such as " + notation.example);
    }
}
