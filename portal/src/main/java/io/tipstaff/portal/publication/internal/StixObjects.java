package io.tipstaff.portal.publication.internal;

import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.exchange.Position;
import io.tipstaff.exchange.write.DocumentInfo;
import io.tipstaff.exchange.write.StableId;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.portal.publication.internal.JdbcMembers.Member;
import io.tipstaff.portal.stix.StixParts;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Members of feeds as STIX 2.1 indicators, each with one name in all feeds.
final class StixObjects {

    private StixObjects() {}

    static DocumentInfo info(String title, Instant made) {
        return new DocumentInfo(StixParts.NAMES, title, "Tipstaff", made);
    }

    static UUID nameOf(Indicator indicator) {
        return StableId.of(StixParts.NAMES, indicator);
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
        return StixParts.indicator(shown, info("", member.changedAt()));
    }
}
