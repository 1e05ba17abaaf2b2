package io.tipstaff.portal.publication.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The records of a feed over time as the points of an SVG line, 600 by 120.
///
/// @param points for `<polyline>`; empty with fewer than two days
/// @param most records on one day
record HistoryChart(String points, long most, List<Map.Entry<LocalDate, Long>> days) {

    private static final double WIDTH = 600;
    private static final double HEIGHT = 120;

    HistoryChart {
        days = List.copyOf(days);
    }

    static HistoryChart of(List<Map.Entry<LocalDate, Long>> days) {
        long most = days.stream().mapToLong(Map.Entry::getValue).max().orElse(0);
        var points = new StringBuilder();
        for (int i = 0; days.size() > 1 && i < days.size(); i++) {
            double x = WIDTH * i / (days.size() - 1);
            double y = most == 0 ? HEIGHT : HEIGHT - HEIGHT * days.get(i).getValue() / most;
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
        }
        return new HistoryChart(points.toString().strip(), most, days);
    }
}
