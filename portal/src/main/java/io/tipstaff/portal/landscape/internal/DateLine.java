package io.tipstaff.portal.landscape.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// Cuts shapes where the edge of the map is: at 180 degrees. A ring that crosses it would else be
/// drawn from one side of the map to the other.
final class DateLine {

    private static final double EDGE = 180;
    private static final double ROUND = 360;

    private DateLine() {}

    /// Returns the parts of a ring, each on one side; a ring that does not cross is its only part.
    static List<List<Point>> cut(List<Point> ring) {
        List<Point> unrolled = unrolled(ring);
        List<List<Point>> parts = new ArrayList<>();
        for (double turn = -ROUND; turn <= ROUND; turn += ROUND) {
            List<Point> part = shifted(unrolled, -turn);
            part = clipped(part, longitude -> EDGE - longitude, EDGE);
            part = clipped(part, longitude -> longitude + EDGE, -EDGE);
            if (part.size() > 2) {
                parts.add(part);
            }
        }
        return parts;
    }

    /// Lets longitudes go on beyond the edge, so that neighbours are near each other.
    private static List<Point> unrolled(List<Point> ring) {
        List<Point> unrolled = new ArrayList<>(ring.size());
        double before = ring.getFirst().longitude();
        for (Point point : ring) {
            double turns = Math.rint((before - point.longitude()) / ROUND);
            before = point.longitude() + turns * ROUND;
            unrolled.add(new Point(before, point.latitude()));
        }
        return unrolled;
    }

    private static List<Point> shifted(List<Point> ring, double by) {
        return ring.stream()
                .map(point -> new Point(point.longitude() + by, point.latitude()))
                .toList();
    }

    /// Keeps what is on one side of a meridian (Sutherland and Hodgman 1974).
    ///
    /// @param inside not negative for longitudes to keep
    private static List<Point> clipped(
            List<Point> ring, DoubleUnaryOperator inside, double meridian) {
        List<Point> kept = new ArrayList<>();
        for (int i = 0; i < ring.size(); i++) {
            Point from = ring.get(i);
            Point to = ring.get((i + 1) % ring.size());
            boolean fromInside = inside.applyAsDouble(from.longitude()) >= 0;
            boolean toInside = inside.applyAsDouble(to.longitude()) >= 0;
            if (fromInside) {
                kept.add(from);
            }
            if (fromInside != toInside) {
                kept.add(crossing(from, to, meridian));
            }
        }
        return kept;
    }

    private static Point crossing(Point from, Point to, double meridian) {
        double part = (meridian - from.longitude()) / (to.longitude() - from.longitude());
        return new Point(meridian, from.latitude() + part * (to.latitude() - from.latitude()));
    }
}
