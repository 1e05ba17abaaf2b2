package io.tipstaff.exchange.rules;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.ParseResult.Parsed;
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
            Pattern.compile(
                    "(" + ACTIONS + ")\\s+([a-z0-9_-]{1,20})\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Pattern BRACKET = Pattern.compile("[\\[\\]](?=,|$)|(?<=^|,)\\[");

    /// Addresses and ports of one end; those that are named, not left to a variable.
    record Side(List<String> addresses, String port) {

        private static final Side ANY = new Side(List.of(), "");

        private static Side of(String addresses, String port) {
            var named = new ArrayList<String>();
            for (String address : BRACKET.matcher(addresses).replaceAll("").split(",")) {
                String one = address.strip();
                if (isAddress(one)) {
                    named.add(one);
                }
            }
            boolean negated = addresses.startsWith("!");
            return new Side(
                    negated ? List.of() : List.copyOf(named),
                    port.matches("[0-9]{1,5}") ? port : "");
        }

        /// `any`, variables and negated addresses are none.
        private static boolean isAddress(String text) {
            return IndicatorParser.parse(text) instanceof Parsed(Indicator one)
                    && switch (one.kind()) {
                        case IPV4, IPV6, NETWORK -> true;
                        case ENDPOINT, DOMAIN, HOST, URL, URL_MASK, PATH -> false;
                        case MD5, SHA1, SHA256, EMAIL -> false;
                    };
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
