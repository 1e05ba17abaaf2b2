package io.tipstaff.exchange.event;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A line with one character for each of its bytes, so that an index is an offset in bytes, and the
/// fields found in it.
final class EventText {

    static final int MAX_FIELDS = 512;

    private final String text;
    private final List<EventField> fields = new ArrayList<>();

    EventText(byte[] line, int length) {
        text = new String(line, 0, length, StandardCharsets.ISO_8859_1);
    }

    String text() {
        return text;
    }

    List<EventField> fields() {
        return fields;
    }

    /// Returns what stands there as people read it.
    String decoded(int from, int to) {
        return decoded(text.substring(from, to));
    }

    /// Returns bytes, one a character, as the UTF-8 that they are.
    static String decoded(String bytes) {
        return isAscii(bytes)
                ? bytes
                : new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /// Notes a field whose value stands there as it is.
    void field(String name, int from, int to) {
        field(name, decoded(from, to), from, to);
    }

    /// Notes a field.
    ///
    /// @param value without escapes
    void field(String name, String value, int from, int to) {
        if (fields.size() < MAX_FIELDS) {
            fields.add(new EventField(name, value, from, to - from));
        }
    }
}
