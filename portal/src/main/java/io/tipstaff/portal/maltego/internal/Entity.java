package io.tipstaff.portal.maltego.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An entity of Maltego, as it comes in or goes out.
///
/// @param types its type and what it is derived from, the most particular first; an outgoing one
///   has one
/// @param fields additional fields by their name, in their order
public record Entity(List<String> types, String value, Map<String, String> fields) {

    public Entity {
        types = List.copyOf(types);
        fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /// Makes one to answer with.
    static Entity of(String type, String value, Map<String, String> fields) {
        return new Entity(List.of(type), value, fields);
    }
}
