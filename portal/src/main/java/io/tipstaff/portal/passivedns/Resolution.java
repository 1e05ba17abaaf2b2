package io.tipstaff.portal.passivedns;

import java.time.Instant;
import java.util.Locale;

/// What a name resolved to, and how often that was seen.
///
/// @param name of the record, lower case, without the trailing dot
/// @param type such as `A` or `CNAME`
/// @param data the answer, names lower case and without the trailing dot; cut at 2,000 characters
/// @param sensor that saw it; empty if the document does not say
public record Resolution(
        String name,
        String type,
        String data,
        Instant first,
        Instant last,
        long count,
        String sensor) {

    private static final int MAX_NAME = 253;
    private static final int MAX_DATA = 2_000;

    /// @throws IllegalArgumentException if a part cannot be what it should be
    public Resolution {
        name = host(name);
        if (name.isEmpty() || name.length() > MAX_NAME || !isPrintable(name)) {
            throw new IllegalArgumentException("not a name: " + cut(name, 80));
        }
        type = type.toUpperCase(Locale.ROOT);
        if (!type.matches("[A-Z0-9-]{1,20}")) {
            throw new IllegalArgumentException("not a type of record: " + cut(type, 80));
        }
        data = cut(data.strip().replaceAll("\\p{Cntrl}", " "), MAX_DATA);
        data = isHostType(type) ? host(data) : data;
        if (data.isEmpty()) {
            throw new IllegalArgumentException("no answer for " + name);
        }
        if (count < 1) {
            throw new IllegalArgumentException("not a count: " + count);
        }
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("last seen before first seen: " + name);
        }
        sensor = cut(sensor, 100);
    }

    private static boolean isHostType(String type) {
        return switch (type) {
            case "A", "AAAA", "CNAME", "NS", "PTR", "DNAME" -> true;
            default -> false;
        };
    }

    private static String host(String written) {
        String name = written.strip().toLowerCase(Locale.ROOT);
        return name.length() > 1 && name.endsWith(".")
                ? name.substring(0, name.length() - 1)
                : name;
    }

    private static boolean isPrintable(String name) {
        return name.chars().allMatch(c -> c > ' ' && c < 127);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
