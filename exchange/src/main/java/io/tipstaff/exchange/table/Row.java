package io.tipstaff.exchange.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Cuts a row into its cells (RFC 4180), forgiving what feeds do: blanks around a quoted cell,
/// quotes inside an unquoted one, `\"` for a quote, text behind the closing quote.
final class Row {

    private final String text;
    private final char delimiter;
    private final List<String> cells = new ArrayList<>();
    private int at;

    private Row(String text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
    }

    /// Returns the cells, stripped; empty if a quote is still open at the end.
    static Optional<List<String>> split(String text, char delimiter) {
        var row = new Row(text, delimiter);
        return row.read() ? Optional.of(row.cells) : Optional.empty();
    }

    /// Returns the cells of a row in which quotes mean nothing.
    static List<String> splitUnquoted(String text, char delimiter) {
        var cells = new ArrayList<String>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == delimiter) {
                cells.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        return cells;
    }

    private boolean read() {
        do {
            skipBlanks();
            if (at < text.length() && text.charAt(at) == '"') {
                if (!quoted()) {
                    return false;
                }
            } else {
                unquoted();
            }
        } while (at++ < text.length());
        return true;
    }

    private void skipBlanks() {
        while (at < text.length()
                && text.charAt(at) != delimiter
                && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private void unquoted() {
        int end = text.indexOf(delimiter, at);
        end = end < 0 ? text.length() : end;
        cells.add(text.substring(at, end).strip());
        at = end;
    }

    private boolean quoted() {
        var cell = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' && isEscaped(at + 1)) {
                cell.append('"');
                at += 2;
            } else if (c != '"') {
                cell.append(c);
                at++;
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                cell.append('"');
                at += 2;
            } else {
                at++;
                rest(cell);
                return true;
            }
        }
        return false;
    }

    /// Says whether the backslash before a quote makes it one of the text. It does not where quotes
    /// are doubled or one ends the cell: `"C:\dir\"`, `"a \""b"" c"`.
    private boolean isEscaped(int quote) {
        int next = quote;
        while (next < text.length() && text.charAt(next) == '"') {
            next++;
        }
        boolean odd = (next - quote) % 2 == 1;
        while (next < text.length() && text.charAt(next) == ' ' && delimiter != ' ') {
            next++;
        }
        boolean ends = next == text.length() || text.charAt(next) == delimiter;
        return next > quote && (ends ? !odd : odd);
    }

    private void rest(StringBuilder cell) {
        int end = text.indexOf(delimiter, at);
        end = end < 0 ? text.length() : end;
        String rest = text.substring(at, end).stripTrailing();
        at = end;
        cells.add(cell.append(rest).toString().strip());
    }
}
