package io.tipstaff.exchange.event;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// IBM's Log Event Extended Format: `LEEF:1.0|vendor|product|version|id|` with tabs between the
/// pairs, `LEEF:2.0|…|delimiter|` with a character, or its hex code, of the sender's choice.
final class LeefMessage {

    private static final List<String> HEADER =
            List.of("vendor", "product", "deviceVersion", "eventId");
    private static final Pattern HEX = Pattern.compile("(?:0?x|\\\\x|\\\\u)([0-9a-fA-F]{1,4})");
    private static final Pattern PAIR = Pattern.compile("[A-Za-z0-9_][\\w.:\\[\\] -]{0,127}=");

    private LeefMessage() {}

    /// Notes the fields, and returns where the pairs start; -1 if this is no LEEF.
    static int read(EventText line, int start) {
        String text = line.text();
        int at = text.indexOf('|', start);
        if (at < 0) {
            return -1;
        }
        boolean second = text.startsWith("LEEF:2", start);
        for (String name : HEADER) {
            int end = text.indexOf('|', at + 1);
            if (end < 0) {
                return -1;
            }
            line.field(name, at + 1, end);
            at = end;
        }
        int pairs = at + 1;
        char delimiter = '\t';
        int bar = second ? text.indexOf('|', pairs) : -1;
        if (bar >= 0 && bar - pairs <= 6) {
            delimiter = delimiter(text.substring(pairs, bar));
            pairs = bar + 1;
        } else if (text.indexOf('\t', pairs) < 0) {
            delimiter = guess(text, pairs);
        }
        pairs(line, pairs, delimiter);
        return pairs;
    }

    private static char delimiter(String written) {
        Matcher hex = HEX.matcher(written);
        if (hex.matches()) {
            return (char) Integer.parseInt(hex.group(1), 16);
        }
        return written.isEmpty() ? '\t' : written.charAt(0);
    }

    /// Senders of version 1 use bars or carets too, whatever the format says.
    private static char guess(String text, int from) {
        for (char candidate : new char[] {'|', '^'}) {
            int at = text.indexOf(candidate, from);
            if (at >= 0 && PAIR.matcher(text).region(at + 1, text.length()).lookingAt()) {
                return candidate;
            }
        }
        return '\t';
    }

    private static void pairs(EventText line, int start, char delimiter) {
        String text = line.text();
        int at = start;
        while (at < text.length()) {
            int end = text.indexOf(delimiter, at);
            end = end < 0 ? text.length() : end;
            int equals = text.indexOf('=', at);
            if (equals > at && equals < end) {
                line.field(line.decoded(at, equals).strip(), equals + 1, end);
            }
            at = end + 1;
        }
    }
}
