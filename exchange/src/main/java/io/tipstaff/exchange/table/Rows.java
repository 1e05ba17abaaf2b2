package io.tipstaff.exchange.table;

import io.tipstaff.exchange.document.Lines;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows of a table, over line ends inside quotes.
///
/// A quote that stays open would swallow the rest of the document. When none closes it within the
/// size of a record or 200 lines, its line is taken as it stands, and reading goes on with the
/// next.
final class Rows {

    private static final int MAX_LINES = 200;

    /// A line with its number.
    record Line(long number, String text, boolean overlong) {}

    /// @param text as it stands in the document
    /// @param cells empty for a comment, and for a line that is too long
    record Found(long line, String text, List<String> cells, boolean overlong) {}

    private final Lines lines;
    private final int maxLength;
    private final char delimiter;
    private final Deque<Line> pushedBack = new ArrayDeque<>();

    Rows(Lines lines, int maxLength, char delimiter) {
        this.lines = lines;
        this.maxLength = maxLength;
        this.delimiter = delimiter;
    }

    /// Returns the next row that is not blank, or null at the end.
    @Nullable Found next() throws IOException {
        Line line = line();
        while (line != null && line.text().isBlank()) {
            line = line();
        }
        if (line == null) {
            return null;
        }
        if (line.overlong() || isComment(line.text(), delimiter)) {
            return new Found(line.number(), line.text(), List.of(), line.overlong());
        }
        Optional<List<String>> cells = Row.split(line.text(), delimiter);
        return cells.isPresent()
                ? new Found(line.number(), line.text(), cells.get(), false)
                : overLines(line);
    }

    private @Nullable Line line() throws IOException {
        if (!pushedBack.isEmpty()) {
            return pushedBack.removeFirst();
        }
        String text = lines.next();
        return text == null ? null : new Line(lines.number(), text, lines.overlong());
    }

    /// Says whether a line of a table is a comment.
    static boolean isComment(String line, char delimiter) {
        String text = line.stripLeading();
        return text.startsWith("#")
                || text.startsWith("//")
                || text.startsWith(";") && delimiter != ';';
    }

    private Found overLines(Line first) throws IOException {
        var taken = new ArrayList<Line>();
        var text = new StringBuilder(first.text());
        while (taken.size() < MAX_LINES && text.length() <= maxLength) {
            Line line = line();
            if (line == null) {
                break;
            }
            taken.add(line);
            if (line.overlong()) {
                break;
            }
            text.append('\n').append(line.text());
            // Only a line with a quote can close one; joining and splitting anew costs the square.
            Optional<List<String>> cells =
                    line.text().indexOf('"') >= 0
                            ? Row.split(text.toString(), delimiter)
                            : Optional.empty();
            if (cells.isPresent()) {
                return new Found(first.number(), text.toString(), cells.get(), false);
            }
        }
        for (int i = taken.size() - 1; i >= 0; i--) {
            pushedBack.addFirst(taken.get(i));
        }
        return new Found(
                first.number(), first.text(), Row.splitUnquoted(first.text(), delimiter), false);
    }
}
