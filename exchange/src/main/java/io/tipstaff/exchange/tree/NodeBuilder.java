package io.tipstaff.exchange.tree;

import io.tipstaff.exchange.tree.TreeEvents.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads one part of a tree into memory, within a bound.
public final class NodeBuilder {

    /// What an empty node costs in memory, about.
    private static final int NODE_COST = 32;

    private final TreeEvents events;
    private final int maxCost;
    private final Set<String> leftOut;
    private long cost;

    /// @param maxBytes of a part, counted in characters and nodes
    public NodeBuilder(TreeEvents events, int maxBytes) {
        this(events, maxBytes, Set.of());
    }

    /// @param leftOut names of members that are never read, such as attached files
    public NodeBuilder(TreeEvents events, int maxBytes, Set<String> leftOut) {
        this.events = events;
        this.maxCost = maxBytes;
        this.leftOut = Set.copyOf(leftOut);
    }

    /// Returns what was just opened or stands there, up to its end. Empty if it is too large; then
    /// it is passed over all the same.
    public Optional<Node> build(Event event) throws IOException {
        cost = 0;
        Node node = node(event);
        return cost > maxCost ? Optional.empty() : Optional.of(node);
    }

    private Node node(Event event) throws IOException {
        boolean open = event == Event.OPEN_FIELDS || event == Event.OPEN_ITEMS;
        if (open && leftOut.contains(events.name())) {
            events.skip();
            return Node.none();
        }
        return switch (event) {
            case TEXT -> text();
            case OPEN_FIELDS -> fields();
            case OPEN_ITEMS -> items();
            case CLOSE, END -> Node.none();
        };
    }

    private Node text() throws IOException {
        if (leftOut.contains(events.name())) {
            return Node.none();
        }
        String text = events.text();
        cost += NODE_COST + text.length();
        return cost > maxCost ? Node.none() : new Node.Text(text);
    }

    private Node fields() throws IOException {
        cost += 2 * NODE_COST;
        Map<String, List<Node>> members = new LinkedHashMap<>();
        for (Event event = events.next();
                event != Event.CLOSE && event != Event.END;
                event = events.next()) {
            String name = events.name();
            cost += name.length();
            Node value = node(event);
            if (cost <= maxCost) {
                members.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(value);
            }
        }
        return fields(members);
    }

    /// An element that comes several times becomes an array.
    private static Node fields(Map<String, List<Node>> members) {
        Map<String, Node> single = new LinkedHashMap<>();
        members.forEach(
                (name, values) ->
                        single.put(
                                name,
                                values.size() == 1 ? values.getFirst() : new Node.Items(values)));
        return new Node.Fields(single);
    }

    private Node items() throws IOException {
        cost += 2 * NODE_COST;
        List<Node> items = new ArrayList<>();
        for (Event event = events.next();
                event != Event.CLOSE && event != Event.END;
                event = events.next()) {
            Node value = node(event);
            if (cost <= maxCost) {
                items.add(value);
            }
        }
        return new Node.Items(items);
    }
}
