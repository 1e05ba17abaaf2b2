package io.tipstaff.exchange.write;

import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Starts JSON documents.
final class JsonOut {

    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    private JsonOut() {}

    /// Returns a generator that closes `out` with itself.
    static JsonGenerator to(OutputStream out) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), out);
    }
}
