package io.tipstaff.exchange.event;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads lines of logs in whatever form they come.
///
/// No line makes it throw; what it does not understand is an event with its text as the message. Of
/// a line only the first mebibyte is looked at, and 512 fields are kept. Thread-safe.
public final class EventParser {

    static final int MAX_LINE = 1 << 20;

    private static final List<String> TIMES =
            List.of(
                    "@timestamp",
                    "timestamp",
                    "eventTime",
                    "time",
                    "ts",
                    "_time",
                    "datetime",
                    "rt",
                    "start",
                    "end",
                    "devTime",
                    "eventtime",
                    "date",
                    "published");
    private static final List<String> HOSTS =
            List.of(
                    "host.name",
                    "hostname",
                    "host",
                    "dvchost",
                    "deviceHostName",
                    "computer",
                    "Computer",
                    "devname",
                    "agent.name");
    private static final List<String> APPS =
            List.of("program", "app", "appname", "product", "event.module", "service", "logger");
    private static final List<String> MESSAGES =
            List.of("message", "msg", "event.original", "log", "_raw", "name");

    private final EventTimes times;

    private EventParser(EventTimes times) {
        this.times = times;
    }

    /// Returns a parser for sources in this zone.
    ///
    /// @param clock tells the year where a line does not
    public static EventParser in(ZoneId zone, Clock clock) {
        return new EventParser(new EventTimes(clock, zone));
    }

    /// Returns a parser for sources in UTC.
    public static EventParser utc() {
        return in(ZoneOffset.UTC, Clock.systemUTC());
    }

    /// Reads a line without its end.
    public Event parse(String line) {
        return parse(line.getBytes(StandardCharsets.UTF_8));
    }

    /// Reads a line without its end; offsets of fields count its bytes.
    public Event parse(byte[] line) {
        var text = new EventText(line, Math.min(line.length, MAX_LINE));
        SyslogHeader header = SyslogHeader.read(text, times);
        int start = header.end();
        while (start < text.text().length() && text.text().charAt(start) == ' ') {
            start++;
        }
        EventFormat format = payload(text, start);
        return format == EventFormat.PLAIN ? plain(text, header) : event(text, header, format);
    }

    private static EventFormat payload(EventText text, int start) {
        String line = text.text();
        int cef = marked(line, "CEF:", start);
        if (cef >= 0 && CefMessage.read(text, cef) >= 0) {
            return EventFormat.CEF;
        }
        int leef = marked(line, "LEEF:", start);
        if (leef >= 0 && LeefMessage.read(text, leef) >= 0) {
            return EventFormat.LEEF;
        }
        int brace = line.indexOf('{', start);
        if (brace >= 0 && (brace == start || isMarked(line, start, brace))) {
            int before = text.fields().size();
            if (JsonMessage.read(text, brace)) {
                return EventFormat.JSON;
            }
            int kept = brace == start ? text.fields().size() : before;
            text.fields().subList(kept, text.fields().size()).clear();
        }
        return KeyValueMessage.read(text, start) ? EventFormat.KEY_VALUE : EventFormat.PLAIN;
    }

    /// Relays put words of their own between the header and the payload.
    private static int marked(String line, String mark, int start) {
        int at = line.indexOf(mark, start);
        boolean near = at >= 0 && at - start <= 256 && line.indexOf('|', at) > 0;
        return near
                        && Character.isDigit(
                                line.charAt(Math.min(at + mark.length(), line.length() - 1)))
                ? at
                : -1;
    }

    /// `@cee: {…}` and `tag: {…}`.
    private static boolean isMarked(String line, int start, int brace) {
        return brace - start <= 64 && line.substring(start, brace).stripTrailing().endsWith(":");
    }

    private Event plain(EventText text, SyslogHeader header) {
        int start = Math.min(header.end(), text.text().length());
        @Nullable Instant time = header.time();
        if (time == null) {
            time = times.accessLog(text.text()).orElse(null);
        }
        return new Event(
                time,
                header.host(),
                header.app(),
                text.decoded(start, text.text().length()),
                header.format(),
                text.fields());
    }

    private Event event(EventText text, SyslogHeader header, EventFormat format) {
        var named = new Event(null, "", "", "", format, text.fields()).values();
        String host = header.host().isEmpty() ? first(named, HOSTS).orElse("") : header.host();
        String app = header.app().isEmpty() ? first(named, APPS).orElse("") : header.app();
        String payload =
                text.decoded(Math.min(header.end(), text.text().length()), text.text().length());
        return new Event(
                time(named).or(() -> Optional.ofNullable(header.time())).orElse(null),
                host,
                app,
                first(named, MESSAGES).orElse(payload),
                format,
                text.fields());
    }

    private static Optional<String> first(Map<String, String> values, List<String> names) {
        return names.stream()
                .map(name -> values.getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    /// The event's own time goes before that of the relay which sent it.
    private Optional<Instant> time(Map<String, String> values) {
        if (values.containsKey("date") && values.containsKey("time")) {
            Optional<Instant> both = times.parse(values.get("date") + " " + values.get("time"));
            if (both.isPresent()) {
                return both;
            }
        }
        return TIMES.stream()
                .filter(values::containsKey)
                .map(name -> times.parse(values.getOrDefault(name, "")))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
