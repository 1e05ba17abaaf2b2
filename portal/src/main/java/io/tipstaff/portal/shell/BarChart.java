package io.tipstaff.portal.shell;

import java.util.ArrayList;
import java.util.List;

/// Bars as a page draws them in SVG, in a picture of [#WIDTH] by [#HEIGHT]; the template is
/// `shell/charts :: bars`. The numbers stand in a table beside it.
///
/// @param largest of all bars
public record BarChart(List<Column> columns, long largest) {

    public static final int WIDTH = 600;
    public static final int HEIGHT = 120;

    private static final double GAP = 0.15;

    /// What a bar stands for.
    ///
    /// @param label such as a day
    public record Bar(String label, long value) {}

    /// One bar, with what it tells when one points at it.
    public record Column(double x, double y, double width, double height, String label) {}

    public BarChart {
        columns = List.copyOf(columns);
    }

    /// Draws bars from the left to the right.
    public static BarChart of(List<Bar> bars) {
        long largest = bars.stream().mapToLong(Bar::value).max().orElse(0);
        double step = (double) WIDTH / Math.max(1, bars.size());
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double height = largest == 0 ? 0 : (double) bar.value() * HEIGHT / largest;
            columns.add(
                    new Column(
                            rounded(i * step + GAP * step / 2),
                            rounded(HEIGHT - height),
                            rounded(step * (1 - GAP)),
                            rounded(height),
                            bar.label() + ": " + bar.value()));
        }
        return new BarChart(columns, largest);
    }

    private static double rounded(double number) {
        return Math.round(number * 10) / 10.0;
    }
}
