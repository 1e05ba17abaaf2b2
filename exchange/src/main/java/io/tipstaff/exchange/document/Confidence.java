package io.tipstaff.exchange.document;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// How sure a source is, as sources write it, on the scale from 0 to 100.
public final class Confidence {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,9})?");

    private Confidence() {}

    /// Reads a number from 0 to 100, a fraction of 1 such as `0.85`, `90%`, or a word of STIX's
    /// None/Low/Med/High scale (STIX 2.1, appendix A); empty if the text is none of these.
    public static Optional<Integer> parse(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "none" -> Optional.of(0);
            case "low" -> Optional.of(15);
            case "med", "medium", "moderate" -> Optional.of(50);
            case "high" -> Optional.of(85);
            case "confirmed", "certain" -> Optional.of(100);
            default -> number(lower);
        };
    }

    private static Optional<Integer> number(String text) {
        String figure = text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : text;
        if (!NUMBER.matcher(figure).matches()) {
            return Optional.empty();
        }
        double value = Double.parseDouble(figure);
        boolean fraction = figure.indexOf('.') >= 0 && value <= 1 && !text.endsWith("%");
        double percent = fraction ? 100 * value : value;
        return percent <= 100 ? Optional.of((int) Math.round(percent)) : Optional.empty();
    }
}
