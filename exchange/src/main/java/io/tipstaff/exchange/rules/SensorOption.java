package io.tipstaff.exchange.rules;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// An option of a rule for Suricata or Snort, such as `content:"evil";`.
///
/// @param name lower case
/// @param value as it stands in the rule; empty for none
record SensorOption(String name, String value) {

    private static final int MAX_OPTIONS = 1000;

    /// Reads what stands in the parentheses of a rule.
    static List<SensorOption> all(String text) {
        var options = new ArrayList<SensorOption>();
        var one = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length() && options.size() < MAX_OPTIONS; i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                one.append(c).append(text.charAt(++i));
                continue;
            }
            quoted ^= c == '"';
            if (c == ';' && !quoted) {
                add(options, one);
            } else {
                one.append(c);
            }
        }
        add(options, one);
        return options;
    }

    private static void add(List<SensorOption> options, StringBuilder written) {
        String option = written.toString().strip();
        written.setLength(0);
        if (option.isEmpty()) {
            return;
        }
        int colon = option.indexOf(':');
        String name = colon < 0 ? option : option.substring(0, colon);
        String value = colon < 0 ? "" : option.substring(colon + 1).strip();
        options.add(new SensorOption(name.strip().toLowerCase(Locale.ROOT), value));
    }

    /// Returns the text without quotes and escapes.
    String text() {
        int open = value.indexOf('"');
        int close = value.lastIndexOf('"');
        String inside = open >= 0 && close > open ? value.substring(open + 1, close) : value;
        return inside.replaceAll("\\\\(.)", "$1");
    }

    /// Says whether the rule asks that this is *not* there.
    boolean negated() {
        return value.startsWith("!");
    }

    /// Returns what follows the quotes, where Snort 3 writes modifiers.
    String modifiers() {
        return value.substring(value.lastIndexOf('"') + 1);
    }

    /// Returns the bytes of a `content`, each as a character: hex between bars, escapes.
    String content() {
        int open = value.indexOf('"');
        int close = value.lastIndexOf('"');
        if (open < 0 || close <= open) {
            return "";
        }
        var content = new StringBuilder();
        String inside = value.substring(open + 1, close);
        for (int i = 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            int bar = c == '|' ? inside.indexOf('|', i + 1) : -1;
            if (bar > 0) {
                content.append(hex(inside.substring(i + 1, bar)));
                i = bar;
            } else if (c == '\\' && i + 1 < inside.length()) {
                content.append(inside.charAt(++i));
            } else {
                content.append(c);
            }
        }
        return content.toString();
    }

    private static String hex(String digits) {
        try {
            byte[] bytes = HexFormat.of().parseHex(digits.replaceAll("\\s", ""));
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException notHex) {
            return "\uFFFD";
        }
    }
}
