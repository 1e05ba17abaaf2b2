package io.tipstaff.portal.database;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Sorting and paging by key: a page begins behind the last row of the one before, so it costs the
/// same however deep it is, and rows that come or go meanwhile shift nothing.
///
/// ```java
/// Keyset keyset = Keyset.of(COLUMNS, "p.id", sort, cursor);
/// return keyset.slice(
///         database.sql("select p.*, " + keyset.select() + " from … where " + keyset.where()
///                         + keyset.order(limit)),
///         limit,
///         (row, _) -> person(row));
/// ```
public final class Keyset {

    /// Longest cursor that is read.
    private static final int MAX_CURSOR = 4_096;

    /// A column to sort by.
    ///
    /// @param expression SQL, never null for any row
    /// @param type SQL type of the expression
    public record Column(String expression, String type) {}

    private record Cursor(String value, String id) {}

    private record Keyed<T>(T row, Cursor cursor) {}

    private final Column column;
    private final String id;
    private final boolean descending;
    private final @Nullable Cursor cursor;

    private Keyset(Column column, String id, boolean descending, @Nullable Cursor cursor) {
        this.column = column;
        this.id = id;
        this.descending = descending;
        this.cursor = cursor;
    }

    /// Reads what the user asked for.
    ///
    /// @param columns by the name that users know them by
    /// @param id SQL expression of a unique uuid
    /// @param sort name of a column, with `-` in front for the greatest first
    /// @param cursor [Slice#next] of the page before; null for the first page
    /// @throws IllegalArgumentException if there is no such column or the cursor is none of ours
    public static Keyset of(
            Map<String, Column> columns, String id, String sort, @Nullable String cursor) {
        boolean descending = sort.startsWith("-");
        Column column = columns.get(descending ? sort.substring(1) : sort);
        if (column == null) {
            throw new IllegalArgumentException("cannot sort by: " + sort);
        }
        return new Keyset(column, id, descending, cursor == null ? null : decode(cursor));
    }

    /// Returns what to select besides the row.
    public String select() {
        return " ("
                + column.expression()
                + ")::text as cursor_value, ("
                + id
                + ")::text as cursor_id ";
    }

    /// Returns the condition that skips the pages before.
    public String where() {
        return cursor == null
                ? " true "
                : " ("
                        + column.expression()
                        + ", "
                        + id
                        + (descending ? ") < (" : ") > (")
                        + "cast(:cursorValue as "
                        + column.type()
                        + "), cast(:cursorId as uuid)) ";
    }

    /// Returns the order and the limit, one row more than is shown.
    public String order(int limit) {
        String direction = descending ? " desc" : "";
        return " order by "
                + column.expression()
                + direction
                + ", "
                + id
                + direction
                + " limit "
                + (limit + 1);
    }

    /// Runs the statement and returns the page.
    public <T> Slice<T> slice(JdbcClient.StatementSpec statement, int limit, RowMapper<T> mapper) {
        JdbcClient.StatementSpec bound =
                cursor == null
                        ? statement
                        : statement
                                .param("cursorValue", cursor.value())
                                .param("cursorId", cursor.id());
        List<Keyed<T>> found =
                bound.query((ResultSet row, int number) -> keyed(row, number, mapper)).list();
        List<T> rows = new ArrayList<>(found.stream().limit(limit).map(Keyed::row).toList());
        String next = found.size() > limit ? encode(found.get(limit - 1).cursor()) : null;
        return new Slice<>(rows, next);
    }

    private static <T> Keyed<T> keyed(ResultSet row, int number, RowMapper<T> mapper)
            throws java.sql.SQLException {
        T mapped = java.util.Objects.requireNonNull(mapper.mapRow(row, number));
        return new Keyed<>(
                mapped, new Cursor(row.getString("cursor_value"), row.getString("cursor_id")));
    }

    private static String encode(Cursor cursor) {
        String text = cursor.id() + " " + cursor.value();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Cursor decode(String text) {
        if (text.length() > MAX_CURSOR) {
            throw new IllegalArgumentException("not a cursor, too long: " + text.length());
        }
        String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        int space = decoded.indexOf(' ');
        if (space != 36 || decoded.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("not a cursor: " + text);
        }
        java.util.UUID.fromString(decoded.substring(0, space));
        return new Cursor(decoded.substring(space + 1), decoded.substring(0, space));
    }
}
