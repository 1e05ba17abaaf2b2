package io.tipstaff.exchange.text;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.Position;
import io.tipstaff.exchange.document.DocumentReader;
import io.tipstaff.exchange.document.Lines;
import io.tipstaff.exchange.document.Reading;
import java.io.IOException;

/// Reads prose in plain text, Markdown, AsciiDoc or HTML.
public final class TextReader implements DocumentReader {

    @Override
    public void read(Reading reading) throws IOException {
        var lines = new Lines(reading.in(), reading.limits().recordBytes());
        var extraction = new Extraction(reading, Context.NONE);
        for (String line = lines.next(); line != null; line = lines.next()) {
            var at = new Position(0, lines.number(), "");
            if (lines.overlong()) {
                reading.refuse(
                        at, "line longer than " + reading.limits().recordBytes() + " bytes", line);
            } else {
                extraction.line(at, line);
            }
        }
        if (reading.records() == 0) {
            reading.remark("no indicator found in the text");
        }
    }
}
