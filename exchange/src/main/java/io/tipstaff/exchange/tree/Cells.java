package io.tipstaff.exchange.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The plain values of a record, each with its path in it: `url`, `tags[*]`, `details[*].ip`;
/// `author/name`, `@id` in the notation of XML.
final class Cells {

    private static final int MAX_CELLS = 4096;

    /// A value.
    ///
    /// @param path from the record on; `@` for a record that is itself a value
    /// @param parent name of the object that the value is in; empty at the top
    /// @param leaf name of the value itself
    /// @param inArray whether an array of objects is between
    record Cell(String path, String parent, String leaf, boolean inArray, String value) {}

    private final String separator;
    private final List<Cell> cells = new ArrayList<>();

    private Cells(String separator) {
        this.separator = separator;
    }

    /// @param separator between the steps of a path: `.` or `/`
    static List<Cell> of(Node record, String separator) {
        var cells = new Cells(separator);
        cells.collect("", "", "@", false, record);
        return cells.cells;
    }

    private void collect(String path, String parent, String leaf, boolean inArray, Node node) {
        if (cells.size() >= MAX_CELLS) {
            return;
        }
        switch (node) {
            case Node.Text(String value) ->
                    cells.add(new Cell(path.isEmpty() ? "@" : path, parent, leaf, inArray, value));
            case Node.Items(List<Node> items) -> {
                String itemPath = separator.equals(".") ? path + TreeEvents.ITEM : path;
                for (Node item : items) {
                    boolean object = !(item instanceof Node.Text);
                    collect(itemPath, parent, leaf, inArray || object, item);
                }
            }
            case Node.Fields(Map<String, Node> members) ->
                    members.forEach((name, member) -> member(path, leaf, inArray, name, member));
        }
    }

    private void member(String path, String leaf, boolean inArray, String name, Node member) {
        boolean text = name.equals("#text") && !path.isEmpty();
        String inner = text ? path : path.isEmpty() ? name : path + separator + name;
        collect(inner, leaf.equals("@") ? "" : leaf, text ? leaf : name, inArray, member);
    }
}
