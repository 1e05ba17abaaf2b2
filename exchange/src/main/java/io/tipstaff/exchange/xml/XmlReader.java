package io.tipstaff.exchange.xml;

import io.tipstaff.exchange.FeedReader;
import io.tipstaff.exchange.Limits;
import io.tipstaff.exchange.document.DocumentReader;
import io.tipstaff.exchange.document.PeekedInput;
import io.tipstaff.exchange.document.Reading;
import io.tipstaff.exchange.tree.PathFinder;
import io.tipstaff.exchange.tree.TreeDocument;
import io.tipstaff.exchange.tree.TreeDocument.Notation;
import io.tipstaff.exchange.tree.TreePath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

/// Reads XML of any shape.
public final class XmlReader implements DocumentReader {

    @Override
    public void read(Reading reading) throws IOException {
        var in = PeekedInput.of(reading.in(), FeedReader.HEAD);
        var events = new XmlEvents(in, reading.limits());
        new TreeDocument(reading, events, Notation.XML).read(() -> records(in.head()));
    }

    /// Finds the records in the start of a document.
    public static Optional<TreePath> records(byte[] head) {
        try {
            return PathFinder.find(new XmlEvents(new ByteArrayInputStream(head), Limits.DEFAULTS));
        } catch (IOException broken) {
            return Optional.empty();
        }
    }
}
