package io.tipstaff.portal.reports.document;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.exchange.FeedSink;
import io.tipstaff.exchange.Refusal;
import java.time.ZoneOffset;
import java.util.List;

/// Takes a report's fields from the first indicator of an OpenIOC document: the reader gives each
/// the document's short description, description and links.
final class OpenIocFields implements FeedSink {

    private final DraftBuilder draft;
    private final IndicatorCollector collector;
    private boolean taken;

    OpenIocFields(DraftBuilder draft, IndicatorCollector collector) {
        this.draft = draft;
        this.collector = collector;
    }

    @Override
    public void record(FeedRecord record) {
        Context context = record.context();
        if (!taken) {
            taken = true;
            List<String> lines = context.description().lines().toList();
            if (!lines.isEmpty()) {
                draft.title(lines.getFirst());
                draft.body(String.join("\n\n", lines.subList(1, lines.size())));
            }
            context.actors().forEach(actor -> draft.actor(actor, List.of()));
            context.firstSeen()
                    .ifPresent(
                            time ->
                                    draft.milestone(
                                            time.atOffset(ZoneOffset.UTC).toLocalDate().toString(),
                                            "the document was written"));
            draft.techniquesIn(context.description());
        }
        Context own = Context.builder().use(context.use()).build();
        Context kept =
                context.threats().stream()
                        .reduce(own.toBuilder(), Context.Builder::threat, (one, _) -> one)
                        .build();
        collector.record(new FeedRecord(record.at(), record.written(), record.indicator(), kept));
    }

    @Override
    public void refused(Refusal refusal) {
        collector.refused(refusal);
    }
}
