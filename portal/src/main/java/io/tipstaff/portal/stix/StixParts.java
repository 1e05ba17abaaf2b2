package io.tipstaff.portal.stix;

import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.exchange.write.DocumentInfo;
import io.tipstaff.exchange.write.FeedWriter;
import io.tipstaff.exchange.write.StixTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Parts of STIX 2.1 for those who put bundles of their own together.
public final class StixParts {

    /// Namespace of the names that Tipstaff makes up; never changes.
    public static final UUID NAMES = UUID.fromString("6f0f5c2e-5d5a-4d0e-9a57-3f4a1c1b7a21");

    private static final JsonMapper JSON = new JsonMapper();

    private StixParts() {}

    /// Begins an object of its own.
    ///
    /// @param id without the type before it
    public static ObjectNode object(String type, UUID id, Instant at) {
        return JSON.createObjectNode()
                .put("type", type)
                .put("spec_version", "2.1")
                .put("id", type + "--" + id)
                .put("created", StixTime.of(at))
                .put("modified", StixTime.of(at));
    }

    /// Returns the indicator object that a document of this information would hold for a record.
    public static ObjectNode indicator(FeedRecord record, DocumentInfo info) {
        var bundle = new ByteArrayOutputStream();
        try (FeedWriter writer = FeedWriter.open(FeedWriter.Format.STIX_2_1, bundle, info)) {
            writer.write(record);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        for (JsonNode object : JSON.readTree(bundle.toByteArray()).path("objects")) {
            if (object.path("type").asString().equals("indicator")) {
                return (ObjectNode) object;
            }
        }
        throw new IllegalStateException("a bundle without an indicator");
    }
}
