package io.tipstaff.portal.detection.internal;

import io.tipstaff.exchange.event.Event;
import io.tipstaff.exchange.event.EventField;
import io.tipstaff.exchange.event.EventParser;
import io.tipstaff.matcher.Match;
import io.tipstaff.portal.detection.internal.Knowledge.Summary;
import java.nio.charset.StandardCharsets;

/// Turns a match into a detection: reads the event around it and shortens what is too long.
final class Sighted {

    /// Of a longer event only this much around the match is kept.
    private static final int MAX_LINE = 8192;

    private Sighted() {}

    static NewDetection of(EventBatch batch, Match match, Summary known) {
        byte[] bytes = match.line();
        int start = Math.toIntExact(match.offset() - match.lineOffset());
        int from = Math.max(0, Math.min(start - MAX_LINE / 2, bytes.length - MAX_LINE));
        int to = Math.min(bytes.length, from + MAX_LINE);
        String before = text(bytes, from, start);
        String written = text(bytes, start, Math.min(start + match.length(), to));
        String after = text(bytes, Math.min(start + match.length(), to), to);
        Event event = EventParser.utc().parse(bytes);
        return new NewDetection(
                batch.agency(),
                batch.source(),
                batch.sender(),
                batch.upload(),
                event.at(),
                event.host().isEmpty() ? null : storable(event.host()),
                before + written + after,
                batch.lineBase() + match.lineNumber(),
                before.length(),
                written.length(),
                event.fieldAt(start).map(EventField::name).map(Sighted::storable).orElse(null),
                written,
                match.kind(),
                match.indicator(),
                match.ids()[0],
                known.zone(),
                known.score(),
                known.feeds(),
                known.threats());
    }

    /// Bytes that are not UTF-8 become U+FFFD, and so does NUL, which PostgreSQL does not store.
    private static String text(byte[] bytes, int from, int to) {
        return storable(new String(bytes, from, Math.max(0, to - from), StandardCharsets.UTF_8));
    }

    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
