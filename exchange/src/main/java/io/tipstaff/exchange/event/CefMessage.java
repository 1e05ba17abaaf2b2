package io.tipstaff.exchange.event;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// ArcSight's Common Event Format: `CEF:0|vendor|product|version|id|name|severity|key=value …`.
///
/// A value may hold blanks and, against the rules, `=`; so a key is a word behind a blank, directly
/// before a `=` that is not escaped.
final class CefMessage {

    private static final List<String> HEADER =
            List.of("vendor", "product", "deviceVersion", "signatureId", "name", "cefSeverity");
    private static final Pattern KEY =
            Pattern.compile("(?:^|(?<=\\s))([A-Za-z0-9_][\\w.,\\[\\]-]{0,127})=");

    private CefMessage() {}

    /// Notes the fields, and returns where the extension starts; -1 if this is no CEF.
    static int read(EventText line, int start) {
        String text = line.text();
        int at = text.indexOf('|', start);
        if (at < 0) {
            return -1;
        }
        for (String name : HEADER) {
            int end = barAfter(text, at + 1);
            boolean last = name.equals("cefSeverity");
            if (end < 0 && !last) {
                return -1;
            }
            end = end < 0 ? text.length() : end;
            line.field(name, unescaped(line.decoded(at + 1, end)), at + 1, end);
            at = end;
        }
        extension(line, Math.min(at + 1, text.length()));
        return at;
    }

    private static int barAfter(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '|') {
                return i;
            }
        }
        return -1;
    }

    private static void extension(EventText line, int start) {
        Matcher key = KEY.matcher(line.text()).region(start, line.text().length());
        key.useTransparentBounds(true);
        String name = "";
        int from = -1;
        boolean found = key.find();
        if (found && !line.text().substring(start, key.start()).isBlank()) {
            return; // text that is no extension
        }
        while (found && line.fields().size() < EventText.MAX_FIELDS) {
            if (from >= 0) {
                value(line, name, from, key.start());
            }
            name = key.group(1);
            from = key.end();
            found = key.find();
        }
        if (from >= 0) {
            value(line, name, from, line.text().length());
        }
    }

    private static void value(EventText line, String name, int from, int to) {
        int end = to;
        while (end > from && Character.isWhitespace(line.text().charAt(end - 1))) {
            end--;
        }
        line.field(name, unescaped(line.decoded(from, end)), from, end);
    }

    private static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char next = c == '\\' && i + 1 < text.length() ? text.charAt(i + 1) : 0;
            switch (next) {
                case '=', '|', '\\' -> {
                    plain.append(next);
                    i++;
                }
                case 'n', 'r' -> {
                    plain.append('\n');
                    i++;
                }
                default -> plain.append(c);
            }
        }
        return plain.toString();
    }
}
