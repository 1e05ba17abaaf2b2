package io.tipstaff.exchange.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands before the parentheses of a rule for Suricata or Snort.
///
/// @param action such as `alert`
/// @param source addresses that packets come from, and their ports
/// @param target addresses that they go to
record SensorHeader(String action, Side source, Side target) {

    private static final String ACTIONS =
            "alert|drop|block|pass|log|sdrop|reject(?:src|dst|both)?|rewrite|react|config";
    private static final Pattern START =
            Pattern.compile("(" + ACTIONS + ")\\s+([a-z0-9_-]{1,20})\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile("\\S+");

    /// Addresses and ports of one end; those that are named, not left to a variable.
    record Side(List<String> addresses, String port) {

        private static final Side ANY = new Side(List.of(), "");

        private static Side of(String addresses, String port) {
            var named = new ArrayList<String>();
            for (String address : addresses.replaceAll("[\\[\\]](?=,|$)|(?<=^|,)\\[", "").split(",")) {
                String one = address.strip();
                if (!one.isEmpty() && (Character.digit(one.charAt(0), 16) >= 0 || one.startsWith(":"))) {
                    named.add(one);
                }
            }
            boolean negated = addresses.startsWith("!");
            return new Side(
                    negated ? List.of() : List.copyOf(named),
                    port.matches("[0-9]{1,5}") ? port : "");
        }
    }

    /// Reads the start of a rule; empty if it is none.
    static Optional<SensorHeader> of(String text) {
        Matcher start = START.matcher(text);
        if (!start.lookingAt()) {
            return Optional.empty();
        }
        String action = start.group(1).toLowerCase(Locale.ROOT);
        List<String> words = words(text.substring(start.end()));
        if (words.isEmpty()) {
            // Snort 3 needs no addresses where a service is named.
            return Optional.of(new SensorHeader(action, Side.ANY, Side.ANY));
        }
        if (words.size() != 5 || !words.get(2).matches("->|<>|<-|=>")) {
            return Optional.empty();
        }
        return Optional.of(
                new SensorHeader(
                        action,
                        Side.of(words.get(0), words.get(1)),
                        Side.of(words.get(3), words.get(4))));
    }

    /// Parts at blanks, but for those in brackets.
    private static List<String> words(String text) {
        var joined = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (depth <= 0 || !Character.isWhitespace(c)) {
                joined.append(c);
            }
        }
        return WORD.matcher(joined).results().map(word -> word.group()).toList();
    }
}
