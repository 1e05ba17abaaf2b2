package io.tipstaff.portal.reports.attack;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Techniques in columns by tactic, as ATT&CK draws them. Tactics without a technique are left out;
/// a technique of several tactics stands in each.
///
/// @param domain `enterprise`, `mobile` or `ics`
public record Matrix(String domain, List<Column> columns) {

    /// A technique, and in how many reports it is.
    public record Cell(Technique technique, long count) {}

    /// A tactic and its techniques, ordered by id.
    public record Column(Tactic tactic, List<Cell> cells) {

        public Column {
            cells = List.copyOf(cells);
        }
    }

    public Matrix {
        columns = List.copyOf(columns);
    }

    static Matrix of(String domain, List<Tactic> tactics, List<Cell> cells) {
        List<Cell> own =
                cells.stream()
                        .filter(cell -> cell.technique().domain().equals(domain))
                        .sorted(Comparator.comparing(cell -> cell.technique().id()))
                        .toList();
        return new Matrix(
                domain,
                tactics.stream()
                        .filter(tactic -> tactic.domain().equals(domain))
                        .map(tactic -> new Column(tactic, below(tactic, own)))
                        .filter(column -> !column.cells().isEmpty())
                        .toList());
    }

    private static List<Cell> below(Tactic tactic, List<Cell> cells) {
        return cells.stream()
                .filter(cell -> cell.technique().tactics().contains(tactic.code()))
                .toList();
    }

    /// Returns the cells row by row; null where a column has ended.
    public List<List<@Nullable Cell>> rows() {
        int height = columns.stream().mapToInt(column -> column.cells().size()).max().orElse(0);
        return IntStream.range(0, height).mapToObj(this::row).toList();
    }

    private List<@Nullable Cell> row(int number) {
        List<@Nullable Cell> row = new java.util.ArrayList<>();
        for (Column column : columns) {
            row.add(number < column.cells().size() ? column.cells().get(number) : null);
        }
        return java.util.Collections.unmodifiableList(row);
    }

    /// Returns the largest count.
    public long most() {
        return columns.stream()
                .flatMap(column -> column.cells().stream())
                .mapToLong(Cell::count)
                .max()
                .orElse(0);
    }
}
