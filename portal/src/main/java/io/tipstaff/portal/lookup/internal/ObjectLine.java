package io.tipstaff.portal.lookup.internal;

import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.ParseResult.Parsed;

/// Finds the object in a line of a list or a table.
final class ObjectLine {

    private ObjectLine() {}

    /// Returns the whole line if it is an object, else its first column; empty for a comment.
    static String of(String line) {
        String whole = unquoted(line.strip());
        if (whole.isEmpty() || whole.startsWith("#")) {
            return "";
        }
        if (IndicatorParser.parse(whole) instanceof Parsed) {
            return whole;
        }
        String first = unquoted(line.strip().split("[,;\t|]", 2)[0].strip());
        return IndicatorParser.parse(first) instanceof Parsed ? first : whole;
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1).strip() : text;
    }
}
