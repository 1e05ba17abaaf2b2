package io.tipstaff.exchange;

import java.util.List;

/// How a table is written.
///
/// @param delimiter between the columns; 0 for none, when the document is no table
/// @param header where the titles stand
/// @param columns titles, or `column 1` and so on
public record Dialect(char delimiter, Header header, List<String> columns) {

    /// Not a table.
    public static final Dialect NONE = new Dialect('\0', Header.ABSENT, List.of());

    public Dialect {
        columns = List.copyOf(columns);
    }

    /// Where the titles of the columns stand.
    public enum Header {
        ABSENT,
        /// In the first row.
        ROW,
        /// In a comment line.
        COMMENT
    }
}
