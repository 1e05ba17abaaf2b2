package io.tipstaff.exchange.stix2;

import io.tipstaff.exchange.FeedReader;
import io.tipstaff.exchange.Limits;
import io.tipstaff.exchange.Position;
import io.tipstaff.exchange.document.DocumentReader;
import io.tipstaff.exchange.document.FeedException;
import io.tipstaff.exchange.document.PeekedInput;
import io.tipstaff.exchange.document.Reading;
import io.tipstaff.exchange.json.JsonEvents;
import io.tipstaff.exchange.tree.RecordStream;
import io.tipstaff.exchange.tree.TreeEvents;
import io.tipstaff.exchange.tree.TreeEvents.Event;
import io.tipstaff.exchange.tree.TreePath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Reads STIX 2.
public final class StixReader implements DocumentReader {

    @Override
    public void read(Reading reading) throws IOException {
        var in = PeekedInput.of(reading.in(), FeedReader.HEAD);
        var events = new JsonEvents(in, reading.limits());
        var objects = new StixObjects(reading);
        long[] count = {0};
        try {
            new RecordStream(events, objectsIn(in.head()), reading.limits().recordBytes())
                    .read(
                            (key, node, around) -> {
                                long number = ++count[0];
                                if (node.isPresent()) {
                                    String where = node.get().text("id");
                                    objects.take(
                                            new Position(number, events.line(), where), node.get());
                                } else {
                                    reading.refuse(
                                            new Position(number, events.line(), ""),
                                            "object larger than "
                                                    + reading.limits().recordBytes()
                                                    + " bytes",
                                            key);
                                }
                            });
        } finally {
            objects.release();
        }
        if (reading.records() == 0) {
            reading.remark("no indicator among " + count[0] + " objects");
        }
    }

    /// Finds the objects: of a bundle or TAXII envelope, of an array, deep in some other document,
    /// or the document itself.
    private static TreePath objectsIn(byte[] head) {
        var events = new JsonEvents(new ByteArrayInputStream(head), Limits.DEFAULTS);
        Deque<String> path = new ArrayDeque<>();
        try {
            for (Event event = events.next(); event != Event.END; event = events.next()) {
                switch (event) {
                    case OPEN_FIELDS -> path.addLast(events.name());
                    case OPEN_ITEMS -> {
                        path.addLast(events.name());
                        if (events.name().equals("objects")) {
                            return generalised(path);
                        }
                        if (path.size() == 1) {
                            return new TreePath(List.of(TreeEvents.ITEM));
                        }
                    }
                    case CLOSE -> path.removeLast();
                    case TEXT, END -> {}
                }
            }
        } catch (FeedException cut) {
            return new TreePath(List.of());
        } catch (IOException impossible) {
            return new TreePath(List.of());
        }
        return new TreePath(List.of());
    }

    private static TreePath generalised(Deque<String> open) {
        var steps = new ArrayList<String>();
        for (String name : open) {
            boolean known = name.equals("objects") || name.equals("collections");
            boolean item = name.equals(TreeEvents.ITEM);
            if (!name.isEmpty()) {
                steps.add(known || item ? name : TreePath.ANY);
            }
        }
        steps.add(TreeEvents.ITEM);
        return new TreePath(steps);
    }
}
