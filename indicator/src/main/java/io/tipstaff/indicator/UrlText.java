package io.tipstaff.indicator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Locale;

/// The canonical text of hosts, paths and queries (`docs/indicators.md`).
public final class UrlText {

    /// Stands for a star that is a wildcard while a path is being taken apart; no byte has this
    /// value.
    private static final char WILDCARD = '\uFFFF';

    private static final String ESCAPED = "%#\\\"<>`*";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private UrlText() {}

    /// Returns the canonical form of a path with its query, in which a star is a star.
    ///
    /// @param written from the slash on, without the fragment; a missing slash is added
    public static String canonicalPath(String written) {
        return canonical(written, '*');
    }

    /// Returns the canonical form of a path with its query, in which an unescaped star is a
    /// wildcard.
    static String canonicalMask(String written) {
        return canonical(written, WILDCARD);
    }

    private static String canonical(String written, char star) {
        int question = written.indexOf('?');
        String path = question < 0 ? written : written.substring(0, question);
        String rooted = path.startsWith("/") ? path : "/" + path;
        var text = new StringBuilder(written.length() + 8);
        escape(withoutDotSegments(decoded(rooted, star)), '?', text);
        if (question >= 0) {
            text.append('?');
            escape(decoded(written.substring(question + 1), star), '#', text);
        }
        return text.toString();
    }

    /// Decodes percent-escapes once, into one character a byte of UTF-8. A percent sign that starts
    /// no escape stays.
    private static String decoded(String text, char star) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        var decoded = new StringBuilder(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int octet = bytes[i] & 0xFF;
            if (octet == '%' && i + 2 < bytes.length && hex(bytes, i + 1) >= 0) {
                decoded.append((char) hex(bytes, i + 1));
                i += 2;
            } else {
                decoded.append(octet == '*' ? star : (char) octet);
            }
        }
        return decoded.toString();
    }

    private static int hex(byte[] bytes, int at) {
        int high = Character.digit(bytes[at], 16);
        int low = Character.digit(bytes[at + 1], 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    /// RFC 3986, 5.2.4, on whole segments.
    private static String withoutDotSegments(String path) {
        if (!path.contains("/.")) {
            return path;
        }
        var kept = new ArrayDeque<String>();
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            if (segments[i].equals("..")) {
                kept.pollLast();
            } else if (!segments[i].equals(".")) {
                kept.addLast(segments[i]);
                continue;
            }
            if (last) {
                kept.addLast("");
            }
        }
        return "/" + String.join("/", kept);
    }

    private static void escape(String octets, char also, StringBuilder text) {
        for (int i = 0; i < octets.length(); i++) {
            char c = octets.charAt(i);
            if (c == WILDCARD) {
                text.append('*');
            } else if (c <= 0x20 || c >= 0x7F || c == also || ESCAPED.indexOf(c) >= 0) {
                text.append('%').append(HEX[c >> 4]).append(HEX[c & 15]);
            } else {
                text.append(c);
            }
        }
    }

    static boolean isCanonicalPath(String path) {
        return path.startsWith("/") && canonicalMask(path).equals(path);
    }

    static boolean isCanonicalHost(String host) {
        if (host.startsWith("[") && host.endsWith("]")) {
            return IpText.parse(host.substring(1, host.length() - 1))
                    .filter(ip -> !ip.isV4() && host.equals("[" + ip.canonical() + "]"))
                    .isPresent();
        }
        return Names.isCanonical(host)
                || IpText.parse(host)
                        .filter(ip -> ip.isV4() && ip.canonical().equals(host))
                        .isPresent();
    }

    static String authority(String host, int port) {
        return port == 0 ? host : host + ":" + port;
    }

    /// Lower-cases a canonical path but for its escapes, whose digits stay upper-case.
    static String foldCase(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        if (lower.indexOf('%') < 0) {
            return lower;
        }
        var folded = new StringBuilder(lower);
        for (int at = lower.indexOf('%'); at >= 0; at = lower.indexOf('%', at + 1)) {
            folded.replace(at, at + 3, path.substring(at, at + 3));
        }
        return folded.toString();
    }
}
