package io.tipstaff.portal.feeds.misp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The answer to one search, split into events: `{"response":[{"Event":…},…]}`, or the bare array
/// of older versions.
///
/// @param events how many it held
/// @param changed how many of them the mirror did not hold as they are
/// @param newest the latest time of change, in seconds since 1970
/// @param first UUID of the first event, empty if there is none
record MispAnswer(int events, int changed, long newest, String first) {

    /// Reads one event after the other out of an array.
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    /// Takes the events into a mirror, one at a time in memory.
    ///
    /// @throws IOException if the answer is no such document
    static MispAnswer split(Path file, EventMirror mirror) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                JsonParser parser = JSON.createParser(in)) {
            if (!findArray(parser)) {
                throw new IOException("the server answered with no events; is it a MISP?");
            }
            int events = 0;
            int changed = 0;
            long newest = 0;
            String first = "";
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                JsonNode wrapped = JSON.readTree(parser);
                JsonNode event = wrapped.has("Event") ? wrapped.path("Event") : wrapped;
                String uuid = event.path("uuid").asString("");
                Instant time = Instant.ofEpochSecond(event.path("timestamp").asLong(0));
                events++;
                first = first.isEmpty() ? uuid : first;
                newest = Math.max(newest, time.getEpochSecond());
                if (EventMirror.isUuid(uuid) && !mirror.holds(uuid, time)) {
                    Path scratch = mirror.scratch();
                    JSON.writeValue(scratch.toFile(), wrapped);
                    mirror.keep(scratch, uuid, time);
                    changed++;
                }
            }
            return new MispAnswer(events, changed, newest, first);
        } catch (JacksonException broken) {
            throw new IOException(
                    "the server's answer is broken: " + broken.getOriginalMessage(), broken);
        }
    }

    /// Goes to the array of events; returns false if there is none.
    private static boolean findArray(JsonParser parser) {
        if (parser.nextToken() == JsonToken.START_ARRAY) {
            return true;
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean response = parser.currentName().equals("response");
            if (parser.nextToken() == JsonToken.START_ARRAY && response) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }
}
