package io.tipstaff.exchange.write;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.indicator.Tlp;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/// A row a record (RFC 4180), with titles that our own reader knows. Cells that a spreadsheet would
/// take for a formula start with an apostrophe. A backslash before a quote gets a blank, for many
/// readers take it for an escape, and would read on in the next cell.
final class CsvWriter implements FeedWriter {

    private static final String TITLES =
            "indicator,type,first_seen,last_seen,valid_until,confidence,malware,actors,category,"
                    + "tags,tlp,description,references,ports,id\r\n";

    private static final Pattern BEFORE_QUOTE = Pattern.compile("\\\\(?=\"|\\z)");

    private final Writer out;

    CsvWriter(OutputStream out) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.out.write(TITLES);
    }

    @Override
    public void write(FeedRecord record) throws IOException {
        Context context = record.context();
        int confidence = context.confidence().orElse(-1);
        List<String> cells =
                List.of(
                        LineWriter.value(record.indicator()),
                        record.indicator().kind().code(),
                        context.firstSeen().map(Instant::toString).orElse(""),
                        context.lastSeen().map(Instant::toString).orElse(""),
                        context.validUntil().map(Instant::toString).orElse(""),
                        confidence < 0 ? "" : Integer.toString(confidence),
                        String.join(", ", context.threats()),
                        String.join(", ", context.actors()),
                        String.join(", ", context.categories()),
                        String.join(", ", context.tags()),
                        context.tlp().map(Tlp::label).orElse(""),
                        context.description(),
                        String.join(" ", context.references()),
                        String.join(" ", context.ports().stream().map(String::valueOf).toList()),
                        context.sourceId());
        for (int i = 0; i < cells.size(); i++) {
            out.write(i == 0 ? "" : ",");
            cell(cells.get(i));
        }
        out.write("\r\n");
    }

    private void cell(String text) throws IOException {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        out.write(
                quoted
                        ? '"'
                                + BEFORE_QUOTE
                                        .matcher(safe)
                                        .replaceAll("\\\\ ")
                                        .replace("\"", "\"\"")
                                + '"'
                        : safe);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
