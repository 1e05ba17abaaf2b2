package io.tipstaff.exchange.event;

import io.tipstaff.exchange.document.Times;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads times of events. What has no zone is in the zone of the source; what has no year is the
/// latest such moment that is not more than a day ahead.
final class EventTimes {

    /// `Oct 11 22:14:15`, with year, fraction and zone of Cisco and others.
    static final Pattern MONTH_DAY =
            Pattern.compile(
                    "([A-Z][a-z]{2}) {1,2}(\\d{1,2}),?(?: (\\d{4}),?)? (\\d{2}):(\\d{2}):(\\d{2})"
                            + "(?:[.,](\\d{1,9}))?(?: (\\d{4})(?= |$))?(?: (UTC|GMT|Z|[+-]\\d{2}:?\\d{2})(?=[ :]|$))?");

    static final Pattern ISO =
            Pattern.compile(
                    "\\d{4}[-/]\\d{2}[-/]\\d{2}[T ]\\d{2}:\\d{2}:\\d{2}(?:[.,]\\d{1,9})?"
                            + "(?: ?(?:Z|UTC|[+-]\\d{2}:?\\d{2}Z?)(?![\\d:]))?");

    private static final Pattern ACCESS_LOG =
            Pattern.compile(
                    "\\[(\\d{2})/([A-Z][a-z]{2})/(\\d{4}):(\\d{2}:\\d{2}:\\d{2}) ([+-]\\d{4})\\]");
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private final Clock clock;
    private final ZoneId zone;

    EventTimes(Clock clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    /// Reads a time in any form that events use.
    Optional<Instant> parse(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > 60) {
            return Optional.empty();
        }
        Matcher monthDay = MONTH_DAY.matcher(stripped);
        if (monthDay.lookingAt()) {
            return monthDay(monthDay);
        }
        Matcher iso = ISO.matcher(stripped);
        return iso.lookingAt() ? iso(iso.group()) : Times.parse(stripped);
    }

    /// Reads a match of [#ISO].
    Optional<Instant> iso(String text) {
        String clean = text.replaceFirst("([+-]\\d{2}:?\\d{2})Z$", "$1");
        String dashed = clean.substring(0, 10).replace('/', '-') + clean.substring(10);
        boolean zoned = dashed.matches(".*(?:Z|UTC|[+-]\\d{2}:?\\d{2})");
        boolean local = !zoned || dashed.length() < 20;
        if (!local) {
            return Times.parse(dashed);
        }
        try {
            String iso = dashed.replace(' ', 'T').replace(',', '.');
            return Optional.of(LocalDateTime.parse(iso).atZone(zone).toInstant());
        } catch (DateTimeException invalid) {
            return Optional.empty();
        }
    }

    /// Reads a match of [#MONTH_DAY].
    Optional<Instant> monthDay(Matcher match) {
        int month = month(match.group(1));
        String year = match.group(3) == null ? match.group(8) : match.group(3);
        ZoneId in = zone(match.group(9));
        try {
            if (year != null) {
                return Optional.of(at(match, Integer.parseInt(year), month, in));
            }
            int thisYear = ZonedDateTime.now(clock.withZone(in)).getYear();
            Instant limit = clock.instant().plusSeconds(86_400);
            Instant next = at(match, thisYear + 1, month, in);
            Instant current = at(match, thisYear, month, in);
            return Optional.of(
                    !next.isAfter(limit)
                            ? next
                            : !current.isAfter(limit)
                                    ? current
                                    : at(match, thisYear - 1, month, in));
        } catch (DateTimeException | ArithmeticException invalid) {
            return Optional.empty();
        }
    }

    private ZoneId zone(@org.jspecify.annotations.Nullable String name) {
        return name == null ? zone : ZoneId.of(name);
    }

    /// A leap day in a year without one, which only happens when the year is guessed, is the day
    /// after.
    private static Instant at(Matcher match, int year, int month, ZoneId zone) {
        int day = Integer.parseInt(match.group(2));
        LocalDateTime time =
                LocalDateTime.of(
                                year,
                                month,
                                1,
                                Integer.parseInt(match.group(4)),
                                Integer.parseInt(match.group(5)),
                                Math.min(Integer.parseInt(match.group(6)), 59))
                        .plusDays(day - 1L);
        String fraction = match.group(7) == null ? "" : match.group(7);
        int nanos =
                fraction.isEmpty() ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
        return time.withNano(nanos).atZone(zone).toInstant();
    }

    private static int month(String name) {
        int at = MONTHS.indexOf(name);
        if (at < 0 || at % 3 != 0) {
            return 1;
        }
        return at / 3 + 1;
    }

    static boolean isMonth(String name) {
        int at = MONTHS.indexOf(name);
        return name.length() == 3 && at >= 0 && at % 3 == 0;
    }

    /// Finds the time of an access log, `[10/Oct/2000:13:55:36 -0700]`.
    Optional<Instant> accessLog(String line) {
        Matcher match = ACCESS_LOG.matcher(line.length() > 400 ? line.substring(0, 400) : line);
        if (!match.find() || !isMonth(match.group(2))) {
            return Optional.empty();
        }
        String month = String.format(Locale.ROOT, "%02d", month(match.group(2)));
        String text = match.group(3) + "-" + month + "-" + match.group(1) + "T" + match.group(4);
        return Times.parse(text + match.group(5));
    }
}
