package io.tipstaff.exchange.event;

/// The structured data of RFC 5424, section 6.3: `[id name="value" …][…]` or `-`.
final class StructuredData {

    private StructuredData() {}

    /// Notes its fields, each as `id.name`, and returns where the message starts.
    static int read(EventText line, int start) {
        String text = line.text();
        int at = start;
        if (at < text.length() && text.charAt(at) == '-') {
            return message(text, at + 1);
        }
        while (at < text.length() && text.charAt(at) == '[') {
            int end = element(line, at + 1);
            if (end < 0) {
                return start;
            }
            at = end;
        }
        return message(text, at);
    }

    private static int message(String text, int at) {
        int start = at < text.length() && text.charAt(at) == ' ' ? at + 1 : at;
        return text.startsWith("\u00EF\u00BB\u00BF", start) ? start + 3 : start;
    }

    /// Returns the offset behind the closing bracket, or -1 if there is none.
    private static int element(EventText line, int start) {
        String text = line.text();
        int at = start;
        while (at < text.length() && text.charAt(at) != ' ' && text.charAt(at) != ']') {
            at++;
        }
        String id = text.substring(start, at);
        while (at < text.length() && text.charAt(at) == ' ') {
            int equals = text.indexOf("=\"", at);
            if (equals < 0) {
                return -1;
            }
            String name = id + "." + text.substring(at + 1, equals).strip();
            int end = quoteEnd(text, equals + 2);
            if (end < 0) {
                return -1;
            }
            String value = unescaped(line.decoded(equals + 2, end));
            line.field(name, value, equals + 2, end);
            at = end + 1;
        }
        return at < text.length() && text.charAt(at) == ']' ? at + 1 : -1;
    }

    private static int quoteEnd(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i;
            }
        }
        return -1;
    }

    private static String unescaped(String text) {
        return text.indexOf('\\') < 0
                ? text
                : text.replace("\\\"", "\"").replace("\\]", "]").replace("\\\\", "\\");
    }
}
