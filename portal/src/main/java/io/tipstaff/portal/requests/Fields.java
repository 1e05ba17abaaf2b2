package io.tipstaff.portal.requests;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What somebody fills in besides what every request and every decision has, by name. Each kind of
/// request reads its own fields and passes over the others.
public record Fields(Map<String, List<String>> values) {

    /// Nothing filled in.
    public static final Fields NONE = new Fields(Map.of());

    private static final int MAX_VALUES = 25_000;
    private static final int MAX_TEXT = 4_000;

    public Fields {
        Map<String, List<String>> copied = new LinkedHashMap<>();
        values.forEach((name, texts) -> copied.put(name, List.copyOf(texts)));
        values = java.util.Collections.unmodifiableMap(copied);
    }

    /// Reads what a form or a JSON object holds: a text, a number, or a list of them under each
    /// name.
    ///
    /// @throws IllegalArgumentException if a value is something else, or there is too much
    public static Fields of(Map<String, ?> parameters) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        parameters.forEach((name, value) -> values.put(name, texts(name, value)));
        long count = values.values().stream().flatMap(List::stream).flatMap(String::lines).count();
        if (count > MAX_VALUES) {
            throw new IllegalArgumentException("more than " + MAX_VALUES + " values were sent");
        }
        return new Fields(values);
    }

    private static List<String> texts(String name, @Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case Collection<?> many -> many.stream().map(one -> text(name, one)).toList();
            case Object one -> List.of(text(name, one));
        };
    }

    private static String text(String name, @Nullable Object value) {
        if (!(value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean)) {
            throw new IllegalArgumentException("neither a text nor a number: " + name);
        }
        String text = value.toString().strip();
        if (text.lines().anyMatch(line -> line.length() > MAX_TEXT)) {
            throw new IllegalArgumentException("longer than " + MAX_TEXT + " characters: " + name);
        }
        return text;
    }

    /// Says whether a name was sent, be it with nothing.
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /// Returns the first text under a name; empty if there is none.
    public String text(String name) {
        List<String> texts = values.getOrDefault(name, List.of());
        return texts.isEmpty() ? "" : texts.getFirst();
    }

    /// Returns all texts under a name that are not empty, each once.
    public List<String> list(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    /// Returns the lines of all texts under a name that are not empty, each once.
    public List<String> lines(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }

    /// Returns the first text under each name, without what is empty.
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        values.keySet().stream()
                .filter(name -> !text(name).isEmpty())
                .forEach(name -> texts.put(name, text(name)));
        return texts;
    }
}
