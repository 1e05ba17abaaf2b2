package io.tipstaff.portal.landscape.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// Shapes of a TopoJSON document: borders are stored once, as arcs that the shapes on both sides
/// name; a negative number names an arc backwards. (The TopoJSON format specification, 2.1.)
final class Topology {

    private final List<List<Point>> arcs = new ArrayList<>();

    Topology(JsonNode document) {
        JsonNode scale = document.at("/transform/scale");
        JsonNode shift = document.at("/transform/translate");
        for (JsonNode arc : document.get("arcs")) {
            List<Point> points = new ArrayList<>();
            long x = 0;
            long y = 0;
            for (JsonNode step : arc) {
                x += step.get(0).asLong();
                y += step.get(1).asLong();
                points.add(
                        new Point(
                                x * scale.get(0).asDouble() + shift.get(0).asDouble(),
                                y * scale.get(1).asDouble() + shift.get(1).asDouble()));
            }
            arcs.add(points);
        }
    }

    /// Returns a shape as the data of an SVG path.
    String path(JsonNode geometry) {
        var path = new StringBuilder();
        if (geometry.get("type").asString().equals("MultiPolygon")) {
            geometry.get("arcs").forEach(polygon -> polygon.forEach(ring -> draw(ring, path)));
        } else {
            geometry.get("arcs").forEach(ring -> draw(ring, path));
        }
        return path.toString();
    }

    private void draw(JsonNode ring, StringBuilder path) {
        List<Point> points = new ArrayList<>();
        for (JsonNode number : ring) {
            int arc = number.asInt();
            points.addAll(arc >= 0 ? arcs.get(arc) : arcs.get(~arc).reversed());
        }
        DateLine.cut(points).forEach(part -> draw(part, path));
    }

    private static void draw(List<Point> ring, StringBuilder path) {
        String last = "";
        char command = 'M';
        for (Point point : ring) {
            String place = projected(point);
            if (!place.equals(last)) {
                path.append(command).append(place);
                command = 'L';
                last = place;
            }
        }
        path.append('Z');
    }

    private static String projected(Point point) {
        return String.format(
                Locale.ROOT,
                "%.1f,%.1f",
                NaturalEarth.x(point.longitude(), point.latitude()),
                NaturalEarth.y(point.latitude()));
    }
}
