package io.tipstaff.exchange.json;

import io.tipstaff.exchange.FeedReader;
import io.tipstaff.exchange.Position;
import io.tipstaff.exchange.document.DocumentReader;
import io.tipstaff.exchange.document.FeedException;
import io.tipstaff.exchange.document.Lines;
import io.tipstaff.exchange.document.PeekedInput;
import io.tipstaff.exchange.document.Reading;
import io.tipstaff.exchange.tree.RecordStream;
import io.tipstaff.exchange.tree.TreeDocument.Notation;
import io.tipstaff.exchange.tree.TreePath;
import io.tipstaff.exchange.tree.TreeRecords;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Reads JSON Lines: one object a line. A broken line is refused, and reading goes on.
public final class JsonLinesReader implements DocumentReader {

    @Override
    public void read(Reading reading) throws IOException {
        var in = PeekedInput.of(reading.in(), FeedReader.HEAD);
        var lines = new Lines(in, reading.limits().recordBytes());
        var records = new TreeRecords(reading, Notation.JSON.separator());
        String chosen = reading.options().mapping().records();
        TreePath path =
                chosen.isEmpty()
                        ? JsonShape.of(in.head()).records().orElse(new TreePath(List.of()))
                        : Notation.JSON.parse(chosen);
        long[] record = {0};
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (line.isBlank()) {
                continue;
            }
            var at = new Position(++record[0], lines.number(), "");
            if (lines.overlong()) {
                reading.refuse(
                        at, "line longer than " + reading.limits().recordBytes() + " bytes", line);
                continue;
            }
            line(reading, records, path, at, line);
        }
    }

    private static void line(
            Reading reading, TreeRecords records, TreePath path, Position at, String line)
            throws IOException {
        var bytes = new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8));
        var events = new JsonEvents(bytes, reading.limits());
        boolean[] parsed = {false};
        try {
            new RecordStream(events, path, 2 * reading.limits().recordBytes())
                    .read(
                            (key, node, around) -> {
                                parsed[0] = true;
                                if (node.isPresent()) {
                                    records.emit(at, key, node.get(), around);
                                }
                            });
        } catch (FeedException broken) {
            if (reading.records() >= reading.limits().records()) {
                throw broken;
            }
            reading.refuse(at, broken.problem().what(), line);
            return;
        }
        if (!parsed[0]) {
            reading.refuse(at, "nothing at " + path, line);
        }
    }
}
