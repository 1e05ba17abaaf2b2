package io.tipstaff.exchange.table;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.Dialect;
import io.tipstaff.exchange.Dialect.Header;
import io.tipstaff.exchange.FeedReader;
import io.tipstaff.exchange.FieldMapping;
import io.tipstaff.exchange.Position;
import io.tipstaff.exchange.document.DeclaredCount;
import io.tipstaff.exchange.document.DocumentReader;
import io.tipstaff.exchange.document.FeedException;
import io.tipstaff.exchange.document.FieldRecord;
import io.tipstaff.exchange.document.FieldRecord.Choice;
import io.tipstaff.exchange.document.Lines;
import io.tipstaff.exchange.document.PeekedInput;
import io.tipstaff.exchange.document.Reading;
import io.tipstaff.exchange.table.Rows.Found;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads tables.
public final class TableReader implements DocumentReader {

    @Override
    public void read(Reading reading) throws IOException {
        var in = PeekedInput.of(reading.in(), FeedReader.HEAD);
        Dialect dialect = reading.detection().dialect();
        FieldMapping suggested = reading.detection().mapping();
        if (dialect.equals(Dialect.NONE)) {
            var table = sniffed(in.head());
            dialect = table.dialect();
            suggested = table.mapping();
        }
        FieldMapping mapping =
                reading.options().mapping().isAutomatic() ? suggested : reading.options().mapping();
        var lines = new Lines(in, reading.limits().recordBytes());
        var rows = new Rows(lines, reading.limits().recordBytes(), dialect.delimiter());
        new Table(reading, dialect, mapping).read(rows);
    }

    private static TableSniffer.Table sniffed(byte[] head) {
        List<String> lines = List.of(new String(head, StandardCharsets.UTF_8).split("\r\n|\r|\n"));
        return TableSniffer.sniff(lines)
                .orElseGet(
                        () ->
                                new TableSniffer.Table(
                                        new Dialect(',', Header.ABSENT, List.of("column 1")),
                                        Columns.suggest(
                                                List.of("column 1"),
                                                lines.stream().limit(50).map(List::of).toList()),
                                        List.of()));
    }

    /// A table being read.
    private static final class Table {

        private final Reading reading;
        private final Dialect dialect;
        private final FieldMapping mapping;
        private final Choice choice;
        private Columns columns;
        private List<String> titles;
        private boolean inBody;
        private long record;

        Table(Reading reading, Dialect dialect, FieldMapping mapping) {
            this.reading = reading;
            this.dialect = dialect;
            this.mapping = mapping;
            this.titles = dialect.columns();
            this.columns = Columns.resolve(titles, mapping);
            this.choice =
                    reading.options().mapping().isAutomatic() ? Choice.MOST_TELLING : Choice.ALL;
        }

        void read(Rows rows) throws IOException {
            for (Found row = rows.next(); row != null; row = rows.next()) {
                if (row.overlong()) {
                    reading.refuse(
                            new Position(++record, row.line(), ""),
                            "row longer than " + reading.limits().recordBytes() + " bytes",
                            row.text());
                } else if (row.cells().isEmpty()) {
                    comment(row.text());
                } else if (inBody || !isHeader(row.cells())) {
                    inBody = true;
                    row(row);
                } else {
                    inBody = true;
                    retitle(row.cells());
                }
            }
        }

        private void comment(String text) {
            if (!inBody && dialect.header() == Header.COMMENT) {
                TableSniffer.titles(text, dialect.delimiter()).ifPresent(this::retitle);
            }
            String bare = text.strip().replaceFirst("^[#/;]+\\s*", "");
            DeclaredCount.parse(bare).ifPresent(reading::declare);
        }

        /// A source may add a column from one day to the next: titles count, not places.
        private void retitle(List<String> found) {
            var named = new ArrayList<String>();
            for (int i = 0; i < found.size(); i++) {
                named.add(found.get(i).isEmpty() ? "column " + (i + 1) : found.get(i));
            }
            titles = named;
            columns = Columns.resolve(titles, mapping);
        }

        private boolean isHeader(List<String> cells) {
            if (cells.equals(titles)) {
                return true;
            }
            boolean named =
                    mapping.fields().stream()
                            .anyMatch(
                                    field ->
                                            !field.source().matches("[0-9]+")
                                                    && cells.stream()
                                                            .anyMatch(
                                                                    field.source()
                                                                            ::equalsIgnoreCase));
            return named
                    || dialect.header() == Header.ROW
                            && TableSniffer.titles(String.join(",", cells), ',').isPresent();
        }

        private void row(Found row) throws FeedException {
            record++;
            var fields = new FieldRecord(Context.NONE, choice);
            List<String> cells = row.cells();
            for (int i = 0; i < cells.size(); i++) {
                fields.add(columns.field(i), cells.get(i));
            }
            var at = new Position(record, row.line(), "");
            fields.emit(reading, at, row.text());
        }
    }
}
