package io.tipstaff.exchange.table;

import io.tipstaff.exchange.Dialect;
import io.tipstaff.exchange.Dialect.Header;
import io.tipstaff.exchange.FieldMapping;
import io.tipstaff.exchange.document.FieldNames;
import io.tipstaff.exchange.document.Guess;
import io.tipstaff.exchange.document.Lines;
import io.tipstaff.exchange.document.Times;
import io.tipstaff.exchange.table.Rows.Found;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds out whether lines are a table, and how it is written.
public final class TableSniffer {

    private static final char[] DELIMITERS = {'\t', ',', ';', '|'};
    private static final int MAX_ROWS = 100;

    /// What was found.
    ///
    /// @param mapping suggested
    /// @param reasons for people
    public record Table(Dialect dialect, FieldMapping mapping, List<String> reasons) {}

    /// The rows of a sample, cut at one delimiter.
    private record Sample(char delimiter, int columns, List<List<String>> rows) {}

    private TableSniffer() {}

    /// Looks at the first lines of a document.
    public static Optional<Table> sniff(List<String> lines) {
        for (char delimiter : DELIMITERS) {
            Optional<Table> table =
                    sample(lines, delimiter)
                            .filter(sample -> isTable(sample, lines))
                            .map(sample -> table(sample, lines));
            if (table.isPresent()) {
                return table;
            }
        }
        return Optional.empty();
    }

    /// Cuts the lines at a delimiter; empty if they do not come out alike.
    private static Optional<Sample> sample(List<String> lines, char delimiter) {
        if (lines.stream().noneMatch(line -> line.indexOf(delimiter) >= 0)) {
            return Optional.empty();
        }
        List<List<String>> rows = rows(lines, delimiter);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        int columns = usualWidth(rows);
        long alike = rows.stream().filter(row -> row.size() == columns).count();
        boolean table = columns > 1 && 10 * alike >= 8L * rows.size();
        return table ? Optional.of(new Sample(delimiter, columns, rows)) : Optional.empty();
    }

    private static List<List<String>> rows(List<String> lines, char delimiter) {
        byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        var rows = new ArrayList<List<String>>();
        try {
            var source =
                    new Rows(
                            new Lines(new ByteArrayInputStream(text), text.length + 1),
                            text.length + 1,
                            delimiter);
            for (Found row = source.next();
                    row != null && rows.size() < MAX_ROWS;
                    row = source.next()) {
                if (!row.cells().isEmpty()) {
                    rows.add(row.cells());
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return rows;
    }

    private static int usualWidth(List<List<String>> rows) {
        Map<Integer, Integer> alike = new HashMap<>();
        for (List<String> row : rows) {
            alike.merge(row.size(), 1, Integer::sum);
        }
        int usual = 1;
        int most = 0;
        for (List<String> row : rows) {
            int count = alike.getOrDefault(row.size(), 0);
            if (count > most) {
                most = count;
                usual = row.size();
            }
        }
        return usual;
    }

    /// Tells tables from lists with something behind each entry, and from prose with commas.
    private static boolean isTable(Sample sample, List<String> lines) {
        boolean onlyTrailing =
                sample.rows().stream()
                        .allMatch(row -> row.stream().skip(1).allMatch(String::isEmpty));
        if (onlyTrailing) {
            return false;
        }
        if (sample.delimiter() == ';' && sample.columns() == 2 && commentLike(lines)) {
            return false;
        }
        if (sample.delimiter() == '\t' && sample.columns() == 2 && hostsLike(sample)) {
            return false;
        }
        if (sample.delimiter() == '|' && lines.stream().anyMatch(line -> line.startsWith("||"))) {
            return false;
        }
        if (sample.delimiter() == ',' && isListInRows(sample)) {
            return false;
        }
        return header(sample, lines) != Header.ABSENT || hasIndicators(sample);
    }

    private static boolean commentLike(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.isBlank() && !line.startsWith(";"))
                .allMatch(line -> line.indexOf(" ;") > 0);
    }

    private static boolean hostsLike(Sample sample) {
        return sample.rows().stream()
                .limit(20)
                .anyMatch(
                        row ->
                                row.getFirst().equals("127.0.0.1")
                                        || row.getFirst().equals("0.0.0.0"));
    }

    /// Every cell of every row is an indicator, and the rows differ in kinds: a list that was
    /// folded.
    private static boolean isListInRows(Sample sample) {
        return sample.rows().size() == 1
                && sample.rows().getFirst().stream()
                        .allMatch(cell -> Guess.indicator(cell).isPresent());
    }

    private static boolean hasIndicators(Sample sample) {
        long with =
                sample.rows().stream()
                        .filter(
                                row ->
                                        row.stream()
                                                .anyMatch(
                                                        cell -> Guess.indicator(cell).isPresent()))
                        .count();
        return 2 * with >= sample.rows().size();
    }

    private static Table table(Sample sample, List<String> lines) {
        Header header = header(sample, lines);
        List<String> columns =
                switch (header) {
                    case ROW -> sample.rows().getFirst();
                    case COMMENT -> commentedHeader(sample, lines).orElse(List.of());
                    case ABSENT -> List.of();
                };
        var titles = new ArrayList<String>();
        for (int i = 0; i < Math.max(sample.columns(), columns.size()); i++) {
            boolean titled = i < columns.size() && !columns.get(i).isEmpty();
            titles.add(titled ? columns.get(i) : "column " + (i + 1));
        }
        List<List<String>> body =
                header == Header.ROW
                        ? sample.rows().subList(1, sample.rows().size())
                        : sample.rows();
        var reasons = new ArrayList<String>();
        reasons.add(
                sample.columns()
                        + " columns parted by "
                        + named(sample.delimiter())
                        + " in "
                        + body.size()
                        + " sample rows");
        return new Table(
                new Dialect(sample.delimiter(), header, titles),
                Columns.suggest(titles, body),
                reasons);
    }

    private static String named(char delimiter) {
        return switch (delimiter) {
            case '\t' -> "tabs";
            case ',' -> "commas";
            case ';' -> "semicolons";
            default -> "'" + delimiter + "'";
        };
    }

    private static Header header(Sample sample, List<String> lines) {
        if (isHeader(sample.rows().getFirst())) {
            return Header.ROW;
        }
        return commentedHeader(sample, lines).isPresent() ? Header.COMMENT : Header.ABSENT;
    }

    private static boolean isHeader(List<String> row) {
        boolean known = false;
        for (String cell : row) {
            if (cell.length() > 60
                    || Guess.indicator(cell).isPresent()
                    || Times.parse(cell).isPresent()) {
                return false;
            }
            known |= FieldNames.role(cell).isPresent();
        }
        return known;
    }

    private static Optional<List<String>> commentedHeader(Sample sample, List<String> lines) {
        Optional<List<String>> header = Optional.empty();
        for (String line : lines) {
            if (line.isBlank()) {
                continue;
            }
            if (!Rows.isComment(line, sample.delimiter())) {
                break;
            }
            Optional<List<String>> titles = titles(line, sample.delimiter());
            header = titles.isPresent() ? titles : header;
        }
        return header;
    }

    /// Returns the titles that a comment line holds, if it looks like it.
    static Optional<List<String>> titles(String comment, char delimiter) {
        String text = comment.strip();
        int start = 0;
        while (start < text.length() && "#/; ".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        List<String> cells =
                Row.split(text.substring(start), delimiter)
                        .orElseGet(() -> Row.splitUnquoted(text, delimiter));
        long known = cells.stream().filter(cell -> FieldNames.role(cell).isPresent()).count();
        boolean header = cells.size() > 1 && known >= 1 && isHeader(cells);
        return header ? Optional.of(cells) : Optional.empty();
    }
}
