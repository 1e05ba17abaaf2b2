package io.tipstaff.exchange.document;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads times as feeds write them. Without a zone it is UTC. Day and month in figures are read in
/// the order year, month, day only: `03/04/2026` means two things.
public final class Times {

    private static final Pattern ISO =
            Pattern.compile(
                    "(\\d{4}-\\d{2}-\\d{2})[T ](\\d{2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?)\\s?"
                            + "(Z|UTC|GMT|\\(UTC\\)|[+-]\\d{2}(?::?\\d{2})?)?",
                    Pattern.CASE_INSENSITIVE);
    private static final String USUAL = "0000-00-00T00:00:00";
    private static final Pattern EPOCH = Pattern.compile("\\d{10}(?:\\.\\d{1,9})?|\\d{13}");

    private static final List<DateTimeFormatter> NAMED_MONTH =
            List.of(
                    DateTimeFormatter.RFC_1123_DATE_TIME,
                    DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss uuuu z", Locale.ENGLISH),
                    DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss z uuuu", Locale.ENGLISH));
    private static final List<DateTimeFormatter> DATE =
            List.of(
                    DateTimeFormatter.ISO_LOCAL_DATE,
                    DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ENGLISH),
                    DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH),
                    DateTimeFormatter.ofPattern("d-MMM-uuuu", Locale.ENGLISH),
                    DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.ENGLISH),
                    DateTimeFormatter.BASIC_ISO_DATE);

    private Times() {}

    /// Reads a time; empty if the text is none.
    public static Optional<Instant> parse(String text) {
        String stripped = text.strip();
        if (stripped.length() < 8 || stripped.length() > 45) {
            return Optional.empty();
        }
        try {
            return usual(stripped)
                    .or(() -> iso(stripped))
                    .or(() -> epoch(stripped))
                    .or(() -> named(stripped))
                    .or(() -> date(stripped));
        } catch (DateTimeException | ArithmeticException outOfRange) {
            return Optional.empty();
        }
    }

    /// Reads `2026-11-24T08:15:00Z`, with a blank for `T` or without `Z` too: nearly all times of
    /// large feeds are written so, and patterns take ten times as long.
    private static Optional<Instant> usual(String text) {
        boolean marked = text.length() == USUAL.length() + 1 && text.charAt(USUAL.length()) == 'Z';
        if (text.length() != USUAL.length() && !marked) {
            return Optional.empty();
        }
        for (int i = 0; i < USUAL.length(); i++) {
            char c = text.charAt(i);
            char form = USUAL.charAt(i);
            boolean fits = form == '0' ? c >= '0' && c <= '9' : c == form || i == 10 && c == ' ';
            if (!fits) {
                return Optional.empty();
            }
        }
        return Optional.of(
                LocalDateTime.of(
                                figures(text, 0, 4),
                                figures(text, 5, 7),
                                figures(text, 8, 10),
                                figures(text, 11, 13),
                                figures(text, 14, 16),
                                figures(text, 17, 19))
                        .toInstant(ZoneOffset.UTC));
    }

    private static int figures(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static Optional<Instant> iso(String text) {
        var matcher = ISO.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var local =
                LocalDateTime.parse(matcher.group(1) + "T" + matcher.group(2).replace(',', '.'));
        String zone = matcher.group(3);
        boolean offset = zone != null && (zone.startsWith("+") || zone.startsWith("-"));
        ZoneOffset at = offset ? ZoneOffset.of(zone) : ZoneOffset.UTC;
        return Optional.of(OffsetDateTime.of(local, at).toInstant());
    }

    private static Optional<Instant> epoch(String text) {
        if (!EPOCH.matcher(text).matches()) {
            return Optional.empty();
        }
        if (text.length() == 13 && text.indexOf('.') < 0) {
            return Optional.of(Instant.ofEpochMilli(Long.parseLong(text)));
        }
        return Optional.of(Instant.ofEpochSecond(Long.parseLong(text.substring(0, 10))));
    }

    private static Optional<Instant> named(String text) {
        if (!Character.isLetter(text.charAt(0))) {
            return Optional.empty();
        }
        return NAMED_MONTH.stream().flatMap(format -> zoned(format, text).stream()).findFirst();
    }

    private static Optional<Instant> zoned(DateTimeFormatter format, String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, format).toInstant());
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> date(String text) {
        if (!mayBeDate(text)) {
            return Optional.empty();
        }
        return DATE.stream().flatMap(format -> day(format, text).stream()).findFirst();
    }

    /// Exceptions are dear, and nearly all texts are no dates.
    private static boolean mayBeDate(String text) {
        boolean digit = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            digit |= c >= '0' && c <= '9';
            if (!Character.isLetterOrDigit(c) && "-/, ".indexOf(c) < 0) {
                return false;
            }
        }
        return digit && text.length() <= 12;
    }

    private static Optional<Instant> day(DateTimeFormatter format, String text) {
        try {
            return Optional.of(
                    LocalDate.parse(text, format).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }
}
