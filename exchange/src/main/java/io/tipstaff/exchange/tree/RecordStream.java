package io.tipstaff.exchange.tree;

import io.tipstaff.exchange.tree.TreeEvents.Event;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Follows a path through a tree and hands out what stands at its end, one part at a time.
///
/// Plain values beside the way, such as the title of a report above its indicators, are remembered:
/// they hold for the records below them.
public final class RecordStream {

    private static final int MAX_REMEMBERED = 64;
    private static final int MAX_TEXT = 4096;

    private final TreeEvents events;
    private final TreePath path;
    private final NodeBuilder builder;
    private final Deque<Map<String, String>> above = new ArrayDeque<>();

    /// @param maxBytes of a record
    public RecordStream(TreeEvents events, TreePath path, int maxBytes) {
        this.events = events;
        this.path = path;
        this.builder = new NodeBuilder(events, maxBytes);
    }

    /// Takes what stands at the end of the path.
    public interface Receiver {

        /// Takes a record.
        ///
        /// @param key the name it stands under; [TreeEvents#ITEM] in an array
        /// @param node empty if it was too large
        /// @param around plain values above it, outermost first
        void record(String key, Optional<Node> node, Iterable<Map<String, String>> around)
                throws IOException;

        /// Takes what stands beside the way: at the depth of the path, or above it.
        ///
        /// @return whether it was taken; otherwise it is passed over
        default boolean aside(String name, Event event) throws IOException {
            return false;
        }
    }

    /// Reads trees whose root has no name, to the end.
    public void read(Receiver receiver) throws IOException {
        for (Event event = events.next(); event != Event.END; event = events.next()) {
            step(event, 0, "", receiver);
        }
    }

    /// Reads a tree whose root has a name, the first step of the path, to its end.
    public void readBelowRoot(Receiver receiver) throws IOException {
        for (Event event = events.next(); event != Event.END; event = events.next()) {
            if (path.hasAt(0, events.name())) {
                step(event, 1, events.name(), receiver);
            } else if (event != Event.TEXT) {
                events.skip();
            }
        }
    }

    /// @param depth how many steps of the path are done
    private void step(Event event, int depth, String key, Receiver receiver) throws IOException {
        if (depth == path.length()) {
            receiver.record(key, builder.build(event), above);
            return;
        }
        if (event == Event.TEXT) {
            return;
        }
        above.addLast(new LinkedHashMap<>());
        for (Event inner = events.next();
                inner != Event.CLOSE && inner != Event.END;
                inner = events.next()) {
            String name = events.name();
            if (path.hasAt(depth, name)) {
                step(inner, depth + 1, name, receiver);
            } else if (inner == Event.TEXT) {
                remember(name);
            } else if (!receiver.aside(name, inner)) {
                beside(name, inner);
            }
        }
        above.removeLast();
    }

    private void remember(String name) throws IOException {
        Map<String, String> here = above.getLast();
        String text = events.text();
        if (here.size() < MAX_REMEMBERED && text.length() <= MAX_TEXT) {
            here.merge(name, text, (first, second) -> first + ", " + second);
        }
    }

    /// Of arrays of plain values the first ones are remembered.
    private void beside(String name, Event event) throws IOException {
        if (event != Event.OPEN_ITEMS) {
            events.skip();
            return;
        }
        var values = new StringBuilder();
        for (Event item = events.next();
                item != Event.CLOSE && item != Event.END;
                item = events.next()) {
            if (item != Event.TEXT) {
                events.skip();
            } else if (values.length() < MAX_TEXT) {
                String text = events.text();
                values.append(values.isEmpty() ? "" : ", ").append(text);
            }
        }
        Map<String, String> here = above.getLast();
        if (!values.isEmpty() && values.length() <= 2 * MAX_TEXT && here.size() < MAX_REMEMBERED) {
            here.put(name, values.toString());
        }
    }
}
