package io.tipstaff.portal.landscape.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Which of five shades a country has, and what each shade means.
///
/// Relative figures have fixed bounds, so that maps of different days can be compared. Counts have
/// bounds that grow by the same factor up to the largest one, because a few countries have a
/// hundred times what others have.
public final class Scale {

    /// Number of shades; 0 stands for nothing.
    public static final int SHADES = 5;

    /// The fifth root of 100,000 is a little more than 10 in floating point.
    private static final double ROUNDING = 1e-9;

    private static final double[] RELATIVE = {0, 0.5, 1, 2, 4};

    /// A shade with its meaning.
    ///
    /// @param shade 1 to [#SHADES]
    public record Step(int shade, String label) {}

    private final double[] from;
    private final boolean counts;
    private final long largest;

    private Scale(double[] from, boolean counts, long largest) {
        this.from = from;
        this.counts = counts;
        this.largest = largest;
    }

    static Scale of(Measure by, List<Standing> ranking) {
        if (by == Measure.RELATIVE) {
            return new Scale(RELATIVE, false, 0);
        }
        long largest =
                Math.round(ranking.stream().mapToDouble(one -> one.value(by)).max().orElse(0.0));
        double[] from = new double[SHADES];
        for (int i = 0; i < SHADES; i++) {
            from[i] =
                    Math.max(
                            i + 1,
                            Math.ceil(Math.pow((double) largest, (double) i / SHADES) - ROUNDING));
        }
        return new Scale(from, true, largest);
    }

    int shade(double value) {
        if (value <= 0) {
            return 0;
        }
        int shade = 1;
        while (shade < SHADES && value >= from[shade]) {
            shade++;
        }
        return shade;
    }

    /// Returns the shades that occur, the palest first.
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < SHADES; i++) {
            if (counts && from[i] > largest) {
                break;
            }
            steps.add(new Step(i + 1, counts ? countLabel(i) : relativeLabel(i)));
        }
        return steps;
    }

    private String countLabel(int i) {
        long first = (long) from[i];
        long last = i + 1 < SHADES ? (long) from[i + 1] - 1 : largest;
        last = Math.min(last, largest);
        return first >= last ? number(first) : number(first) + "–" + number(last);
    }

    private static String relativeLabel(int i) {
        String first = trimmed(RELATIVE[i]);
        if (i == 0) {
            return "< " + trimmed(RELATIVE[1]) + "×";
        }
        return i + 1 < SHADES ? first + "–" + trimmed(RELATIVE[i + 1]) + "×" : "≥ " + first + "×";
    }

    private static String trimmed(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
