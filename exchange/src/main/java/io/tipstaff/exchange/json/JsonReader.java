package io.tipstaff.exchange.json;

import io.tipstaff.exchange.FeedReader;
import io.tipstaff.exchange.Limits;
import io.tipstaff.exchange.document.DocumentReader;
import io.tipstaff.exchange.document.PeekedInput;
import io.tipstaff.exchange.document.Reading;
import io.tipstaff.exchange.tree.TreeDocument;
import io.tipstaff.exchange.tree.TreeDocument.Notation;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/// Reads JSON of any shape.
public final class JsonReader implements DocumentReader {

    @Override
    public void read(Reading reading) throws IOException {
        var in = PeekedInput.of(reading.in(), FeedReader.HEAD);
        var events = new JsonEvents(in, reading.limits());
        new TreeDocument(reading, events, Notation.JSON)
                .read(() -> JsonShape.of(in.head()).records());
    }

    /// Returns the start of a document as events.
    static JsonEvents events(byte[] head) {
        return new JsonEvents(new ByteArrayInputStream(head), Limits.DEFAULTS);
    }
}
