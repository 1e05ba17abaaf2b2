package io.tipstaff.exchange.plain;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.Position;
import io.tipstaff.exchange.document.DocumentReader;
import io.tipstaff.exchange.document.FeedException;
import io.tipstaff.exchange.document.Lines;
import io.tipstaff.exchange.document.Reading;
import io.tipstaff.exchange.plain.Entry.Ignored;
import io.tipstaff.exchange.plain.Entry.Indicators;
import io.tipstaff.exchange.plain.Entry.Listed;
import io.tipstaff.exchange.plain.Entry.Rejected;
import io.tipstaff.indicator.Indicator;
import java.io.IOException;

/// Reads plain lists.
public final class PlainReader implements DocumentReader {

    @Override
    public void read(Reading reading) throws IOException {
        var lines = new Lines(reading.in(), reading.limits().recordBytes());
        var remarks = new Remarks();
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (lines.overlong()) {
                reading.refuse(
                        at(reading, lines),
                        "line longer than " + reading.limits().recordBytes() + " bytes",
                        line);
                continue;
            }
            String text = line.strip();
            if (text.isEmpty()) {
                continue;
            }
            int mark = commentMark(text);
            if (mark > 0) {
                remarks.take(text.substring(mark));
            } else {
                entry(reading, lines, text, remarks.context());
            }
        }
        remarks.declared().ifPresent(reading::declare);
    }

    /// Returns how long the mark is that makes the line a comment, or 0.
    private static int commentMark(String text) {
        return switch (text.charAt(0)) {
            case '#', ';', '!' -> 1;
            case '/' -> text.startsWith("//") ? 2 : 0;
            case '[' -> text.startsWith("[Adblock") ? text.length() : 0;
            default -> 0;
        };
    }

    private static void entry(Reading reading, Lines lines, String text, Context context)
            throws FeedException {
        Position at = at(reading, lines);
        switch (Entry.of(text)) {
            case Ignored() -> {}
            case Rejected(String reason) -> reading.refuse(at, reason, text);
            case Indicators(var indicators) -> {
                for (Indicator indicator : indicators) {
                    reading.accept(at, text, indicator, context);
                }
            }
            case Listed(var values, var note, var count) -> {
                Context noted = noted(context, note, count);
                for (String value : values) {
                    reading.offer(at, value, noted);
                }
            }
        }
    }

    private static Context noted(Context context, String note, String count) {
        if (note.isEmpty() && count.isEmpty()) {
            return context;
        }
        return context.toBuilder().description(note).other("count", count).build();
    }

    private static Position at(Reading reading, Lines lines) {
        return new Position(reading.records() + reading.refusals() + 1, lines.number(), "");
    }
}
