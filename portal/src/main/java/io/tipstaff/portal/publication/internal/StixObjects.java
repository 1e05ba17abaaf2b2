package io.tipstaff.portal.publication.internal;

import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.exchange.Position;
import io.tipstaff.exchange.write.DocumentInfo;
import io.tipstaff.exchange.write.FeedWriter;
import io.tipstaff.exchange.write.FeedWriter.Format;
import io.tipstaff.exchange.write.StableId;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.portal.publication.internal.JdbcMembers.Member;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Members of feeds as STIX 2.1 indicators, each with one name in all feeds.
final class StixObjects {

    /// Says that a name was made by Tipstaff; never changes.
    private static final UUID SPACE = UUID.fromString("6f0f5c2e-5d5a-4d0e-9a57-3f4a1c1b7a21");

    private static final JsonMapper JSON = new JsonMapper();

    private StixObjects() {}

    static DocumentInfo info(String title, Instant made) {
        return new DocumentInfo(SPACE, title, "Tipstaff", made);
    }

    static UUID nameOf(Indicator indicator) {
        return StableId.of(SPACE, indicator);
    }

    /// Returns the indicator; one that left its feed is revoked.
    static JsonNode indicator(Member member) {
        FeedRecord record = member.record();
        FeedRecord shown =
                member.gone()
                        ? new FeedRecord(
                                Position.NOWHERE,
                                record.written(),
                                record.indicator(),
                                record.context().toBuilder().revoked().build())
                        : record;
        var bundle = new ByteArrayOutputStream();
        try (FeedWriter writer =
                FeedWriter.open(Format.STIX_2_1, bundle, info("", member.changedAt()))) {
            writer.write(shown);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        for (JsonNode object : JSON.readTree(bundle.toByteArray()).path("objects")) {
            if (object.path("type").asString().equals("indicator")) {
                return object;
            }
        }
        throw new IllegalStateException("a bundle without an indicator");
    }
}
