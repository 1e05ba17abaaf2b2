package io.tipstaff.portal.feeds.taxii;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// What stands around the objects of one page: an envelope of TAXII 2.1, or a bundle of 2.0.
///
/// @param more whether the server says that there is more
/// @param next how to ask for it, null if the server does not say
/// @param digest of the objects' ids and versions, to tell a page that comes again
record TaxiiPage(long objects, boolean more, @Nullable String next, String digest) {

    private static final JsonFactory JSON = new JsonFactory();

    /// Reads a page as a stream; of the objects only their names are looked at.
    ///
    /// @throws IOException if it is no JSON object
    static TaxiiPage read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                JsonParser parser = JSON.createParser(ObjectReadContext.empty(), in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("the server answered with no TAXII envelope");
            }
            MessageDigest digest = sha256();
            long objects = 0;
            boolean more = false;
            @Nullable String next = null;
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "objects" -> objects += objects(parser, value, digest);
                    case "more" -> more = isTrue(parser, value);
                    case "next" -> next = value.isScalarValue() ? parser.getString() : null;
                    default -> parser.skipChildren();
                }
            }
            return new TaxiiPage(
                    objects, more, blankToNull(next), HexFormat.of().formatHex(digest.digest()));
        } catch (JacksonException broken) {
            throw new IOException(
                    "the server's answer is broken: " + broken.getOriginalMessage(), broken);
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() || text.equals("null") ? null : text;
    }

    private static boolean isTrue(JsonParser parser, JsonToken value) {
        if (value.isStructStart()) {
            parser.skipChildren();
            return false;
        }
        return value == JsonToken.VALUE_TRUE || parser.getString().equalsIgnoreCase("true");
    }

    private static long objects(JsonParser parser, JsonToken value, MessageDigest digest) {
        if (value != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return 0;
        }
        long count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            object(parser, digest);
            count++;
        }
        return count;
    }

    private static void object(JsonParser parser, MessageDigest digest) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            boolean scalar = parser.nextToken().isScalarValue();
            if (scalar && (name.equals("id") || name.equals("modified"))) {
                digest.update(parser.getString().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            parser.skipChildren();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
