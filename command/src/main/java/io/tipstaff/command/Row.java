package io.tipstaff.command;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// A line of output that programs read: CSV (RFC 4180, but ended by LF) or JSON.
public final class Row {

    private static final JsonMapper JSON = new JsonMapper();

    private final SequencedMap<String, Object> cells = new LinkedHashMap<>();

    /// Adds a text.
    public Row text(String name, String value) {
        cells.put(name, value);
        return this;
    }

    /// Adds a number.
    public Row number(String name, long value) {
        cells.put(name, value);
        return this;
    }

    /// Returns the line as JSON.
    public String json() {
        return JSON.writeValueAsString(cells) + "\n";
    }

    /// Returns the line as CSV, in the order in which the cells were added.
    public String csv() {
        return cells.values().stream()
                        .map(value -> cell(value.toString()))
                        .collect(Collectors.joining(","))
                + "\n";
    }

    private static String cell(String text) {
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
