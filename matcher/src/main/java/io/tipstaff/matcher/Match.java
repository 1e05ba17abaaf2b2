package io.tipstaff.matcher;

import io.tipstaff.indicator.Kind;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One occurrence of an indicator in the input.
///
/// @param offset of the first byte, counted from the start of the input (or of the field)
/// @param length in bytes, as it stands in the input
/// @param lineOffset where `line` starts, counted like `offset`
/// @param lineNumber of the line, from 1; 0 in a field
/// @param line the line without its end, or the piece of an overlong line; shared by the matches of
///   one line, not to be changed
/// @param hit the indicator and who said so
/// @param field name of the field, if one was scanned
@SuppressWarnings("ArrayRecordComponent") // a carrier of what was found, never compared
public record Match(
        long offset,
        int length,
        long lineOffset,
        long lineNumber,
        byte[] line,
        Hit hit,
        @Nullable String field) {

    /// Returns the kind of the indicator.
    public Kind kind() {
        return hit.kind();
    }

    /// Returns the canonical text of the indicator.
    public String indicator() {
        return hit.indicator();
    }

    /// Returns the ids of the entries.
    public long[] ids() {
        return hit.ids();
    }

    /// Returns the flags of all entries, or-ed together.
    public int flags() {
        return hit.flags();
    }

    /// Returns how the occurrence is written, one character a byte.
    public String text() {
        return new String(
                line, Math.toIntExact(offset - lineOffset), length, StandardCharsets.ISO_8859_1);
    }
}
