package io.tipstaff.exchange;

/// Where in a document something stands.
///
/// @param record number of the record, from 1; 0 if it belongs to none
/// @param line number of the line, from 1; 0 if unknown
/// @param where what numbers do not tell: member of an archive, column, path; may be empty
public record Position(long record, long line, String where) {

    /// Somewhere in the document as a whole.
    public static final Position NOWHERE = new Position(0, 0, "");

    public Position {
        if (record < 0 || line < 0) {
            throw new IllegalArgumentException("negative position: " + record + ", " + line);
        }
    }

    /// Returns the position as a person reads it, such as `line 12, column url`.
    @Override
    public String toString() {
        var text = new StringBuilder();
        if (line > 0) {
            text.append("line ").append(line);
        } else if (record > 0) {
            text.append("record ").append(record);
        }
        if (!where.isEmpty()) {
            text.append(text.isEmpty() ? "" : ", ").append(where);
        }
        return text.isEmpty() ? "document" : text.toString();
    }
}
