package io.tipstaff.portal.reports.internal;

import java.util.Arrays;
import java.util.List;

/// Who is held to be behind it, by the name that the report uses.
public record Actor(String name, List<String> aliases) {

    public Actor {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an actor without a name");
        }
        aliases = List.copyOf(aliases);
    }

    /// Reads `Name = alias, alias`.
    public static Actor parse(String line) {
        int equals = line.indexOf('=');
        if (equals < 0) {
            return new Actor(line.strip(), List.of());
        }
        return new Actor(
                line.substring(0, equals).strip(),
                Arrays.stream(line.substring(equals + 1).split(","))
                        .map(String::strip)
                        .filter(alias -> !alias.isEmpty())
                        .distinct()
                        .toList());
    }

    /// Returns what [#parse] reads.
    public String line() {
        return aliases.isEmpty() ? name : name + " = " + String.join(", ", aliases);
    }
}
