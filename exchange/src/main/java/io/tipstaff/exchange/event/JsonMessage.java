package io.tipstaff.exchange.event;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// A JSON object; nested members are named with dots, items of arrays like the array.
final class JsonMessage {

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(64)
                                    .maxStringLength(EventParser.MAX_LINE)
                                    .build())
                    .build();

    private JsonMessage() {}

    /// Notes the members; false if the text is no JSON object, in whole or from some place on.
    static boolean read(EventText line, int start) {
        byte[] bytes = line.text().substring(start).getBytes(StandardCharsets.ISO_8859_1);
        Deque<String> names = new ArrayDeque<>();
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                token(line, start, parser, token, names);
                if (names.isEmpty() && token.isStructEnd()) {
                    return true;
                }
            }
            return false;
        } catch (JacksonException broken) {
            return false;
        }
    }

    private static void token(
            EventText line, int start, JsonParser parser, JsonToken token, Deque<String> names) {
        if (token.isStructStart()) {
            String name = parser.currentName() == null ? "" : parser.currentName();
            String outer = names.isEmpty() ? "" : names.getLast();
            boolean inner = !outer.isEmpty() && !name.isEmpty();
            names.addLast(inner ? outer + "." + name : outer + name);
        } else if (token.isStructEnd()) {
            names.removeLast();
        } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
            value(line, start, parser, token, names.isEmpty() ? "" : names.getLast());
        }
    }

    private static void value(
            EventText line, int start, JsonParser parser, JsonToken token, String outer) {
        String value = parser.getString();
        int quote = token == JsonToken.VALUE_STRING ? 1 : 0;
        int from = (int) parser.currentTokenLocation().getByteOffset() + quote;
        int to = (int) parser.currentLocation().getByteOffset() - quote;
        String name = parser.currentName() == null ? "" : parser.currentName();
        String full = outer.isEmpty() || name.isEmpty() ? outer + name : outer + "." + name;
        int end = Math.max(Math.min(start + to, line.text().length()), start + from);
        line.field(full, value, start + from, end);
    }
}
