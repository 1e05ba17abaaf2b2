package io.tipstaff.portal.lookup.section;

import io.tipstaff.portal.lookup.section.Chain.Edge;
import io.tipstaff.portal.lookup.section.Chain.Placed;
import io.tipstaff.portal.relation.Node;
import io.tipstaff.portal.relation.Thing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A chain as boxes in columns, by their distance from the object, and lines between them. All in
/// pixels; the table below the picture has the same in words.
record ChainPicture(int width, int height, List<Box> boxes, List<Line> lines) {

    static final int BOX_WIDTH = 190;
    static final int BOX_HEIGHT = 46;

    private static final int COLUMN = 300;
    private static final int ROW = 66;
    private static final int MARGIN = 8;
    private static final int LABEL = 23;

    /// @param label shortened to fit
    record Box(int x, int y, String label, Node node, boolean start) {

        private int middle() {
            return y + BOX_HEIGHT / 2;
        }
    }

    /// @param path data of an SVG path from the right of one box to the left of another
    /// @param x where its words stand
    record Line(String path, int x, int y, String words) {}

    static ChainPicture of(List<Placed> nodes, List<Edge> edges) {
        TreeMap<Integer, List<Placed>> columns = new TreeMap<>();
        for (Placed one : nodes) {
            columns.computeIfAbsent(one.distance(), _ -> new ArrayList<>()).add(one);
        }
        int rows = columns.values().stream().mapToInt(List::size).max().orElse(0);
        Map<Thing, Box> boxes = new LinkedHashMap<>();
        int x = MARGIN;
        for (List<Placed> column : columns.values()) {
            int y = MARGIN + (rows - column.size()) * ROW / 2;
            for (Placed one : column) {
                boxes.put(one.node().thing(), box(x, y, one));
                y += ROW;
            }
            x += COLUMN;
        }
        return new ChainPicture(
                columns.size() * COLUMN - (COLUMN - BOX_WIDTH) + 2 * MARGIN,
                rows * ROW - (ROW - BOX_HEIGHT) + 2 * MARGIN,
                List.copyOf(boxes.values()),
                lines(edges, boxes));
    }

    private static Box box(int x, int y, Placed one) {
        return new Box(x, y, shortened(one.node().label()), one.node(), one.distance() == 0);
    }

    /// Both ends of a long name tell something.
    private static String shortened(String label) {
        int half = LABEL / 2;
        return label.length() <= LABEL
                ? label
                : label.substring(0, half) + "…" + label.substring(label.length() - half);
    }

    private static List<Line> lines(List<Edge> edges, Map<Thing, Box> boxes) {
        List<Line> lines = new ArrayList<>();
        for (Edge edge : edges) {
            Box from = boxes.get(edge.from());
            Box to = boxes.get(edge.to());
            if (from != null && to != null) {
                lines.add(line(from, to, edge.relation().label()));
            }
        }
        return lines;
    }

    private static Line line(Box from, Box to, String words) {
        int x1 = from.x() + BOX_WIDTH;
        int x2 = to.x();
        int bend = Math.max(40, Math.abs(x2 - x1) / 2);
        String path =
                "M"
                        + x1
                        + " "
                        + from.middle()
                        + " C"
                        + (x1 + bend)
                        + " "
                        + from.middle()
                        + " "
                        + (x2 - bend)
                        + " "
                        + to.middle()
                        + " "
                        + x2
                        + " "
                        + to.middle();
        return new Line(path, (x1 + x2) / 2, (from.middle() + to.middle()) / 2 - 5, words);
    }
}
