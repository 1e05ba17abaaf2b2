package io.tipstaff.portal.landscape.internal;

import io.tipstaff.portal.landscape.internal.Portrait.Bar;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/// Bars over time as a page draws them, in a picture of [#WIDTH] by [#HEIGHT].
///
/// @param largest of all bars
public record TrendChart(List<Column> columns, long largest) {

    public static final int WIDTH = 600;
    public static final int HEIGHT = 120;

    private static final double GAP = 0.15;

    /// One bar, with what it tells when one points at it.
    public record Column(double x, double y, double width, double height, String label) {}

    /// The threats that began.
    public static TrendChart ofFresh(List<Bar> trend) {
        return of(trend, Bar::fresh);
    }

    /// The detections.
    public static TrendChart ofDetections(List<Bar> trend) {
        return of(trend, Bar::detections);
    }

    private static TrendChart of(List<Bar> trend, ToLongFunction<Bar> value) {
        long largest = trend.stream().mapToLong(value).max().orElse(0);
        double step = (double) WIDTH / Math.max(1, trend.size());
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < trend.size(); i++) {
            Bar bar = trend.get(i);
            long count = value.applyAsLong(bar);
            double height = largest == 0 ? 0 : (double) count * HEIGHT / largest;
            columns.add(
                    new Column(
                            rounded(i * step + GAP * step / 2),
                            rounded(HEIGHT - height),
                            rounded(step * (1 - GAP)),
                            rounded(height),
                            bar.from() + ": " + count));
        }
        return new TrendChart(columns, largest);
    }

    private static double rounded(double number) {
        return Math.round(number * 10) / 10.0;
    }
}
