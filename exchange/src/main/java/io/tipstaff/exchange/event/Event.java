package io.tipstaff.exchange.event;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a line of a log says.
///
/// @param at when it happened by the line's own word, or null if it does not tell
/// @param host that it happened on; empty if the line does not tell
/// @param app program, product or appliance; may be empty
/// @param message text for people, or the whole payload
/// @param format of the payload
/// @param fields in the order of the line; a name may come several times
public record Event(
        @Nullable Instant at,
        String host,
        String app,
        String message,
        EventFormat format,
        List<EventField> fields) {

    public Event {
        fields = List.copyOf(fields);
    }

    /// Returns when it happened by the line's own word.
    public Optional<Instant> time() {
        return Optional.ofNullable(at);
    }

    /// Returns the fields by name; of several with one name the first.
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        fields.forEach(field -> values.putIfAbsent(field.name(), field.value()));
        return values;
    }

    /// Returns the field that the byte at this offset of the line belongs to.
    public Optional<EventField> fieldAt(int byteOffset) {
        return fields.stream().filter(field -> field.covers(byteOffset)).findFirst();
    }
}
