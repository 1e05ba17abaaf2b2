package io.tipstaff.exchange.event;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The head of a syslog line.
///
/// @param format [EventFormat#PLAIN] if there is none
/// @param end where the message starts
record SyslogHeader(EventFormat format, @Nullable Instant time, String host, String app, int end) {

    private static final Pattern PRIORITY = Pattern.compile("\\s?<(\\d{1,3})>\\s?");
    private static final Pattern RFC_5424 =
            Pattern.compile("1 (\\S{1,64}) (\\S{1,255}) (\\S{1,255}) (\\S{1,128}) (\\S{1,255}) ");

    /// What senders of CEF and LEEF make of it.
    private static final Pattern SHORT_5424 =
            Pattern.compile("1 (\\S{1,64}) (\\S{1,255}) (?=CEF:|LEEF:)");

    private static final Pattern SEQUENCE = Pattern.compile("\\d{1,10}: ");
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9_][\\w.:%/-]{0,254})\\s+");
    private static final Pattern TAG =
            Pattern.compile("([\\w./%@()-]{1,128})(?:\\[([^\\]\\s]{0,128})\\])?: ?");

    /// Reads the head, and notes its fields.
    static SyslogHeader read(EventText line, EventTimes times) {
        String text = line.text();
        Matcher priority = PRIORITY.matcher(text);
        int at = 0;
        boolean prioritised = false;
        if (priority.lookingAt() && Integer.parseInt(priority.group(1)) <= 191) {
            prioritised = true;
            at = priority.end();
            priority(line, Integer.parseInt(priority.group(1)), priority);
        }
        Matcher shortened = SHORT_5424.matcher(text).region(at, text.length());
        if (prioritised && shortened.lookingAt()) {
            note(line, "host", shortened, 2);
            return new SyslogHeader(
                    EventFormat.SYSLOG_5424,
                    times.parse(shortened.group(1)).orElse(null),
                    nil(line, shortened, 2),
                    "",
                    shortened.end());
        }
        Matcher head = RFC_5424.matcher(text).region(at, text.length());
        if (prioritised && head.lookingAt()) {
            return rfc5424(line, times, head);
        }
        return rfc3164(line, times, at, prioritised);
    }

    private static void priority(EventText line, int value, Matcher match) {
        line.field("facility", Integer.toString(value >> 3), match.start(1), match.end(1));
        line.field("severity", Integer.toString(value & 7), match.start(1), match.end(1));
    }

    private static SyslogHeader rfc5424(EventText line, EventTimes times, Matcher head) {
        note(line, "host", head, 2);
        note(line, "app", head, 3);
        note(line, "procid", head, 4);
        note(line, "msgid", head, 5);
        int end = StructuredData.read(line, head.end());
        Optional<Instant> time = times.parse(head.group(1));
        return new SyslogHeader(
                EventFormat.SYSLOG_5424,
                time.orElse(null),
                nil(line, head, 2),
                nil(line, head, 3),
                end);
    }

    private static void note(EventText line, String name, Matcher head, int group) {
        if (!head.group(group).equals("-")) {
            line.field(name, head.start(group), head.end(group));
        }
    }

    private static String nil(EventText line, Matcher head, int group) {
        return head.group(group).equals("-")
                ? ""
                : line.decoded(head.start(group), head.end(group));
    }

    private static SyslogHeader rfc3164(
            EventText line, EventTimes times, int start, boolean prioritised) {
        String text = line.text();
        int at = start;
        Matcher sequence = SEQUENCE.matcher(text).region(at, text.length());
        if (prioritised && sequence.lookingAt()) {
            at = sequence.end();
        }
        if (at < text.length() && (text.charAt(at) == '*' || text.charAt(at) == '.')) {
            at++; // Cisco: the clock is not set, or not synchronised
        }
        @Nullable Instant time = null;
        boolean timed = false;
        Matcher monthDay = EventTimes.MONTH_DAY.matcher(text).region(at, text.length());
        Matcher iso = EventTimes.ISO.matcher(text).region(at, text.length());
        if (monthDay.lookingAt() && EventTimes.isMonth(monthDay.group(1))) {
            time = times.monthDay(monthDay).orElse(null);
            at = monthDay.end();
            timed = true;
        } else if (iso.lookingAt()) {
            time = times.iso(iso.group()).orElse(null);
            at = iso.end();
            timed = true;
        }
        if (!prioritised && !timed) {
            return new SyslogHeader(EventFormat.PLAIN, null, "", "", 0);
        }
        return hostAndTag(line, time, timed, at);
    }

    private static SyslogHeader hostAndTag(
            EventText line, @Nullable Instant time, boolean timed, int start) {
        String text = line.text();
        int at = start;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == ':')) {
            at++;
        }
        String host = "";
        Matcher name = HOST.matcher(text).region(at, text.length());
        if (timed && name.lookingAt() && !isPayload(text, at) && isHost(name.group(1))) {
            host = name.group(1);
            line.field("host", name.start(1), name.end(1));
            at = name.end();
        }
        String app = "";
        Matcher tag = TAG.matcher(text).region(at, text.length());
        if (!isPayload(text, at) && tag.lookingAt()) {
            app = tag.group(1);
            line.field("app", tag.start(1), tag.end(1));
            if (tag.group(2) != null) {
                line.field("procid", tag.start(2), tag.end(2));
            }
            at = tag.end();
        }
        return new SyslogHeader(EventFormat.SYSLOG_3164, time, host, app, at);
    }

    /// A tag ends with a colon, a key has `=` behind it.
    private static boolean isHost(String word) {
        return !word.endsWith(":") && word.indexOf('=') < 0;
    }

    private static boolean isPayload(String text, int at) {
        return text.startsWith("CEF:", at) || text.startsWith("LEEF:", at);
    }
}
