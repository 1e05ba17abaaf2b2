package io.tipstaff.exchange;

import io.tipstaff.exchange.document.Guess;
import io.tipstaff.indicator.Defanging;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.Url;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the objects that a line of a log names: addresses, names, URLs, hashes, mail addresses.
///
/// A line is cut at blanks, quotes, brackets and the like; what stands before a value (`src=`,
/// `outside:`) is passed over, defanged forms are read. Names must end in a known top-level domain,
/// so file names and versions are none. Stateless and thread-safe.
public final class LogObjects {

    /// Of a longer line only the start is looked at.
    private static final int MAX_LINE = 1 << 20;

    private static final int SHORTEST = 4;
    private static final int SHORTEST_HASH = 32;

    /// `a=b:c=192.0.2.7` has three keys; more is no log.
    private static final int MAX_KEYS = 6;

    private static final String SEPARATORS =
            " \t\r\n\u00A0\"<>()[]{}|,;'`\u2018\u2019\u201C\u201D\u2026\u0000";
    private static final String TRAILING = ".:!?*_~=-\\";
    private static final String LEADING = ".:*_~=-#>\\";

    /// `src=`, `url:`, `a.b=`; not the scheme of a URL, and no address.
    private static final Pattern KEY =
            Pattern.compile("[A-Za-z_@%][\\w.@%-]{0,63}(?:=|:(?!//))(?=.)");

    /// `192.0.2.7/443` behind a key is Cisco's way to write a port, `192.0.2.7#53` BIND's.
    private static final Pattern PORT_OF_ADDRESS =
            Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9A-Fa-f:]{2,39})#\\d{1,5}");

    private static final Pattern CISCO = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3})/\\d{1,5}");

    /// In the trace of an exception, `org.example.Main.run` is a method.
    private static final Pattern TRACE = Pattern.compile("\\s+at ");

    private LogObjects() {}

    /// Hands over each object in the order of the line; one that is there twice comes twice.
    public static void find(String line, Consumer<Indicator> found) {
        String text = line.length() > MAX_LINE ? line.substring(0, MAX_LINE) : line;
        String meant =
                text.indexOf('[') < 0 && text.indexOf('x') < 0 && text.indexOf('X') < 0
                        ? text
                        : Defanging.refang(text);
        Consumer<Indicator> kept = TRACE.matcher(meant).lookingAt() ? withoutNames(found) : found;
        int start = 0;
        for (int i = 0; i <= meant.length(); i++) {
            if (i == meant.length() || SEPARATORS.indexOf(meant.charAt(i)) >= 0) {
                if (mayHold(meant, start, i)) {
                    word(meant.substring(start, i), kept);
                }
                start = i + 1;
            }
        }
    }

    /// Most words of logs are soon seen to be no object: no dot, no colon, no escape, and too short
    /// for a hash.
    private static boolean mayHold(String text, int from, int to) {
        if (to - from >= SHORTEST_HASH) {
            return true;
        }
        for (int i = from; i < to && to - from >= SHORTEST; i++) {
            char c = text.charAt(i);
            if (c == '.' || c == ':' || c == '%' || c > 0x7F) {
                return true;
            }
        }
        return false;
    }

    private static Consumer<Indicator> withoutNames(Consumer<Indicator> found) {
        return object -> {
            if (object.kind() != Kind.DOMAIN) {
                found.accept(object);
            }
        };
    }

    private static void word(String word, Consumer<Indicator> found) {
        if (word.length() > 2 * IndicatorParser.MAX_LENGTH) {
            return;
        }
        int start = 0;
        for (int arrow = word.indexOf("->"); arrow >= 0; arrow = word.indexOf("->", start)) {
            side(word.substring(start, arrow), found);
            start = arrow + 2;
        }
        side(word.substring(start), found);
    }

    private static void side(String side, Consumer<Indicator> found) {
        String text = trimmed(side);
        Optional<Indicator> object = object(text, false);
        Matcher key = KEY.matcher(text);
        for (int keys = 0; object.isEmpty() && keys < MAX_KEYS && key.lookingAt(); keys++) {
            text = trimmed(text.substring(key.end()));
            object = object(text, true);
            key = KEY.matcher(text);
        }
        object.ifPresent(found);
    }

    private static Optional<Indicator> object(String text, boolean named) {
        if (text.length() < SHORTEST || text.indexOf('*') >= 0) {
            return Optional.empty();
        }
        Matcher port = PORT_OF_ADDRESS.matcher(text);
        if (port.matches()) {
            return Guess.indicator(port.group(1));
        }
        Matcher cisco = CISCO.matcher(text);
        if (named && cisco.matches()) {
            return Guess.indicator(cisco.group(1));
        }
        return Guess.indicator(text).filter(indicator -> isMeant(text, indicator));
    }

    /// Of `a/b`, times and version numbers nothing is taken.
    private static boolean isMeant(String text, Indicator found) {
        return switch (found.kind()) {
            case URL -> text.contains("://") || found instanceof Url url && isHost(text, url);
            case IPV6 -> text.chars().filter(c -> c == ':').count() >= 2 && !isTime(text);
            case NETWORK, IPV4, ENDPOINT -> text.indexOf('.') > 0 || text.indexOf("::") >= 0;
            case DOMAIN, HOST, URL_MASK, PATH, MD5, SHA1, SHA256, EMAIL -> true;
        };
    }

    /// `10:20:30` is no address to anybody, and `::` alone none worth telling.
    private static boolean isTime(String text) {
        return text.length() < 5 || text.matches("[0-9:]{1,8}");
    }

    private static boolean isHost(String text, Url url) {
        int slash = text.indexOf('/');
        return slash > 0
                && Character.isLetter(text.charAt(0))
                && text.indexOf('=') < 0
                && Guess.isName(text.substring(0, slash).toLowerCase(java.util.Locale.ROOT))
                && url.kind() == Kind.URL;
    }

    private static String trimmed(String word) {
        int from = 0;
        int to = word.length();
        while (from < to
                && LEADING.indexOf(word.charAt(from)) >= 0
                && !word.startsWith("::", from)) {
            from++;
        }
        while (to > from && TRAILING.indexOf(word.charAt(to - 1)) >= 0) {
            to--;
        }
        return word.substring(from, to);
    }
}
