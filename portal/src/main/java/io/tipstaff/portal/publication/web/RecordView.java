package io.tipstaff.portal.publication.web;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.indicator.Tlp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A record of a feed with the field names of its JSON documents.
record RecordView(
        String indicator,
        String type,
        @Nullable Instant first_seen,
        @Nullable Instant last_seen,
        @Nullable Integer confidence,
        List<String> malware,
        List<String> category,
        @Nullable String tlp,
        String id) {

    static RecordView of(FeedRecord record) {
        Context context = record.context();
        return new RecordView(
                record.indicator().canonical(),
                record.indicator().kind().code(),
                context.firstSeen().orElse(null),
                context.lastSeen().orElse(null),
                context.confidence().isPresent() ? context.confidence().getAsInt() : null,
                context.threats(),
                context.categories(),
                context.tlp().map(Tlp::label).orElse(null),
                context.sourceId());
    }
}
