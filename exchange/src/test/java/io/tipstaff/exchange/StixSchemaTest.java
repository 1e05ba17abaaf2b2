package io.tipstaff.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tipstaff.exchange.write.FeedWriter.Format;
import io.tipstaff.indicator.Kind;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What we write as STIX 2.1, against the schemas of OASIS. Theirs for bundles knows no definitions
/// of extensions, so each object is held against the schema of its own type.
class StixSchemaTest {

    private static final String SCHEMAS =
            "http://raw.githubusercontent.com/oasis-open/cti-stix2-json-schemas/stix2.1/schemas/";
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    registry ->
                            registry.schemaIdResolvers(
                                    ids -> ids.mapPrefix(SCHEMAS, "classpath:stix-2.1-schemas/")));
    private static final Map<String, String> OWN =
            Map.of(
                    "indicator", "sdos/indicator.json",
                    "identity", "sdos/identity.json",
                    "malware", "sdos/malware.json",
                    "intrusion-set", "sdos/intrusion-set.json",
                    "relationship", "sros/relationship.json",
                    "extension-definition", "common/extension-definition.json");

    @Test
    void bundlesAndTheirObjectsAreValid() throws IOException {
        long seed = Long.getLong("tipstaff.seed", System.nanoTime());
        System.out.println("tipstaff.seed=" + seed);
        var records = new RandomRecords(new Random(seed)).of(EnumSet.allOf(Kind.class), 300);

        JsonNode bundle =
                new JsonMapper().readTree(RoundTripProperties.written(Format.STIX_2_1, records));

        assertThat(bundle.propertyNames()).containsExactlyInAnyOrder("type", "id", "objects");
        assertThat(bundle.path("type").asString()).isEqualTo("bundle");
        assertThat(errors("common/identifier.json", bundle.path("id").toString())).isEmpty();
        var ids = new HashSet<String>();
        for (JsonNode object : bundle.path("objects")) {
            assertThat(ids.add(object.path("id").asString())).as(object.toString()).isTrue();
            String type = object.path("type").asString();
            String schema = Objects.requireNonNull(OWN.get(type), type);
            assertThat(errors(schema, object.toString())).as(object.toString()).isEmpty();
        }
    }

    @Test
    void theSchemasRefuseWhatIsWrong() {
        assertThat(errors("sdos/indicator.json", "{\"type\": \"indicator\"}")).isNotEmpty();
    }

    private static List<String> errors(String schema, String json) {
        Schema read = REGISTRY.getSchema(SchemaLocation.of(SCHEMAS + schema));
        return read.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
    }
}
