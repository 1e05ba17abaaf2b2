package io.tipstaff.indicator;

import java.util.List;
import java.util.regex.Pattern;

/// Writes indicators so that nobody clicks them, and reads them back.
public final class Defanging {

    /// @param needs characters of which one is in all that is written so: looking for them is far
    ///   cheaper than for the pattern
    private record Rule(String needs, Pattern written, String meant) {

        boolean mayApply(String text) {
            for (int i = 0; i < needs.length(); i++) {
                if (text.indexOf(needs.charAt(i)) >= 0) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final List<Rule> RULES =
            List.of(
                    rule(":", "\\bh(?:xx|XX|tt|TT)p(s?)(?=\\s?[\\[({]?:)", "http$1"),
                    rule(":", "\\bfxp(s?)(?=\\s?[\\[({]?:)", "ftp$1"),
                    rule("[({", "\\s?[\\[({]\\s?(?:\\.|dot|DOT|punkt)\\s?[\\])}]\\s?", "."),
                    rule("[({", "\\s?[\\[({]\\s?(?:@|at|AT)\\s?[\\])}]\\s?", "@"),
                    rule("[", "\\[:]//", "://"),
                    rule("[({", "[\\[({]\\s?://\\s?[\\])}]", "://"),
                    rule("[", "\\[:]", ":"),
                    rule("[", "\\[/]", "/"),
                    rule("\\\\", "\\\\\\.", "."));

    /// Nested brackets unwrap one layer a pass; deeper ones than this are an attack, not a habit.
    private static final int MAX_PASSES = 8;

    private Defanging() {}

    private static Rule rule(String needs, String written, String meant) {
        return new Rule(needs, Pattern.compile(written, Pattern.CASE_INSENSITIVE), meant);
    }

    /// Returns the text as it was meant: `hxxp[:]//example[.]com` is `http://example.com`. Taking
    /// it again changes nothing.
    public static String refang(String text) {
        String current = text;
        for (int pass = 0; pass < MAX_PASSES && mayBeDefanged(current); pass++) {
            String next = refangOnce(current);
            if (next.equals(current)) {
                break;
            }
            current = next;
        }
        return current;
    }

    private static boolean mayBeDefanged(String text) {
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '[', '(', '{', '\\', 'x', 'X' -> {
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }

    private static String refangOnce(String text) {
        String current = text;
        for (Rule rule : RULES) {
            if (rule.mayApply(current)) {
                current = rule.written().matcher(current).replaceAll(rule.meant());
            }
        }
        return current;
    }

    /// Returns an indicator's text with the dots of its host and its scheme broken, for mails and
    /// reports.
    public static String defang(String text) {
        int slash = text.indexOf('/');
        int host = slash > 0 && text.startsWith("://", slash - 1) ? slash + 2 : 0;
        int path = text.indexOf('/', host);
        int end = path < 0 ? text.length() : path;
        String scheme = text.substring(0, host).replaceFirst("(?i)^http", "hxxp");
        return scheme + text.substring(host, end).replace(".", "[.]") + text.substring(end);
    }
}
