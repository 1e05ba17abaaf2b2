package io.tipstaff.portal.shell;

import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Rows as a CSV file (RFC 4180), safe to open in a spreadsheet.
public final class CsvExport {

    /// A cell that starts like this is a formula to a spreadsheet, and may run a program.
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final StringBuilder text = new StringBuilder();

    /// Begins with the line of column names.
    public CsvExport(String... columns) {
        row((Object[]) columns);
    }

    /// Adds a line; null is an empty cell.
    public void row(@org.jspecify.annotations.Nullable Object... cells) {
        text.append(line(cells));
    }

    /// Returns a line by itself, for files that are too large to be held.
    public static String line(@org.jspecify.annotations.Nullable Object... cells) {
        var line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            line.append(i == 0 ? "" : ",").append(cell(cells[i]));
        }
        return line.append("\r\n").toString();
    }

    private static String cell(@org.jspecify.annotations.Nullable Object value) {
        String cell = value == null ? "" : value.toString();
        if (!cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0) {
            cell = "'" + cell;
        }
        boolean quoted = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    /// Returns the answer that saves it under this name.
    public ResponseEntity<String> answer(String fileName) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", java.nio.charset.StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(fileName).build().toString())
                .body(text.toString());
    }

    /// Joins values into one cell.
    public static String joined(List<?> values) {
        return String.join(" ", values.stream().map(String::valueOf).toList());
    }
}
