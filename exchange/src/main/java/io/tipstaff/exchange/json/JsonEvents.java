package io.tipstaff.exchange.json;

import io.tipstaff.exchange.Limits;
import io.tipstaff.exchange.Position;
import io.tipstaff.exchange.document.FeedException;
import io.tipstaff.exchange.tree.TreeEvents;
import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// JSON as events. Several documents may follow each other. Comments, commas too many and raw
/// control characters in strings are let pass.
public final class JsonEvents implements TreeEvents {

    private static final int MAX_NAME = 8192;
    private static final int MAX_NUMBER = 1000;

    private final JsonParser parser;
    private final Limits limits;
    private int depth;
    private String name = "";

    /// @param in UTF-8
    public JsonEvents(InputStream in, Limits limits) {
        this.limits = limits;
        StreamReadConstraints constraints =
                StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth())
                        .maxStringLength((int) Math.min(32L * limits.recordBytes(), 1 << 28))
                        .maxNameLength(MAX_NAME)
                        .maxNumberLength(MAX_NUMBER)
                        .build();
        parser =
                JsonFactory.builder()
                        .streamReadConstraints(constraints)
                        .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                        .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                        .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                        .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                        .build()
                        .createParser(ObjectReadContext.empty(), in);
    }

    @Override
    public Event next() throws IOException {
        try {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.PROPERTY_NAME) {
                name = parser.currentName();
                token = parser.nextToken();
            } else {
                name = depth == 0 ? "" : ITEM;
            }
            return token == null ? Event.END : event(token);
        } catch (JacksonException broken) {
            throw broken(broken);
        }
    }

    private Event event(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> open(Event.OPEN_FIELDS);
            case START_ARRAY -> open(Event.OPEN_ITEMS);
            case END_OBJECT, END_ARRAY -> {
                depth--;
                yield Event.CLOSE;
            }
            case PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> Event.TEXT;
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Event.TEXT;
            case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> Event.TEXT;
        };
    }

    private Event open(Event event) {
        depth++;
        return event;
    }

    @Override
    public void skip() throws IOException {
        try {
            parser.skipChildren();
            depth--;
        } catch (JacksonException broken) {
            throw broken(broken);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String text() throws IOException {
        try {
            return parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getString();
        } catch (JacksonException broken) {
            throw broken(broken);
        }
    }

    @Override
    public long line() {
        return Math.max(parser.currentLocation().getLineNr(), 0);
    }

    private IOException broken(JacksonException broken) {
        if (broken.getCause() instanceof IOException source) {
            return source;
        }
        var location = parser.currentLocation();
        var at =
                new Position(
                        0,
                        Math.max(location.getLineNr(), 0),
                        "column " + Math.max(location.getColumnNr(), 0));
        return switch (broken) {
            case UnexpectedEndOfInputException _ -> cutOff(at);
            case StreamConstraintsException _ ->
                    new FeedException(
                            "JSON beyond the limits (depth "
                                    + limits.depth()
                                    + ", value "
                                    + 32L * limits.recordBytes()
                                    + " bytes)",
                            at,
                            "raise the limits of the feed if the source can be trusted");
            case JacksonException _ when broken.getOriginalMessage().contains("end-of-input") ->
                    cutOff(at);
            default ->
                    new FeedException(
                            "broken JSON: " + firstLine(broken.getOriginalMessage()),
                            at,
                            "ask the source, or choose another format");
        };
    }

    private static FeedException cutOff(Position at) {
        return new FeedException(
                "JSON cut off: it ends in the middle",
                at,
                "fetch it again; if it stays so, ask the source");
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        String line = end < 0 ? message : message.substring(0, end);
        return line.length() > 200 ? line.substring(0, 200) : line;
    }
}
