package io.tipstaff.portal.feeds.internal;

import io.tipstaff.portal.audit.Actor;
import io.tipstaff.portal.audit.AuditLog;
import io.tipstaff.portal.feeds.Source;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Withdraws what a source has not reported for as long as its operator said.
///
/// A document that came whole reports all that it holds at the time of its import. A source that
/// tells only what is new reports an indicator when it says it.
@Component
class Retention {

    private final JdbcClient jdbc;
    private final JdbcSources sources;
    private final JdbcIntakes intakes;
    private final JdbcImports imports;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    Retention(
            JdbcClient jdbc,
            JdbcSources sources,
            JdbcIntakes intakes,
            JdbcImports imports,
            AuditLog audit,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.sources = sources;
        this.intakes = intakes;
        this.imports = imports;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Withdraws what is due at a time.
    void sweep(Instant now) {
        for (Map.Entry<Long, Duration> one : intakes.retentions().entrySet()) {
            transaction.executeWithoutResult(
                    _ ->
                            sources.find(one.getKey())
                                    .filter(source -> imports.hold(source.id()))
                                    .ifPresent(source -> sweep(source, now.minus(one.getValue()))));
        }
    }

    private void sweep(Source source, Instant before) {
        if (!source.transport().reportsOnlyWhatIsNew() && reportedSince(source.id(), before)) {
            return;
        }
        int withdrawn = withdraw(source.id(), before);
        if (withdrawn > 0) {
            sources.recount(source.id());
            // What is said again counts again, even if the document did not change.
            sources.remember(source.id(), Validators.NONE);
            audit.record(
                    Actor.program(),
                    "source.expired",
                    source.name(),
                    Map.of("withdrawn", Integer.toString(withdrawn)));
        }
    }

    private boolean reportedSince(long sourceId, Instant time) {
        return jdbc.sql(
                        """
                        select exists (select from feeds.import
                            where source_id = :source and state in ('done', 'held') and ended_at >= :time)
                        """)
                .param("source", sourceId)
                .param("time", Timestamp.from(time))
                .query(Boolean.class)
                .single();
    }

    private int withdraw(long sourceId, Instant before) {
        return jdbc.sql(
                        """
                        with gone as (
                            update feeds.observation set withdrawn_at = now()
                            where source_id = :source and withdrawn_at is null
                              and coalesce(confirmed_at, changed_at) < :before
                            returning indicator_id)
                        insert into feeds.reassess select indicator_id from gone order by indicator_id
                        on conflict (indicator_id) do update set indicator_id = excluded.indicator_id
                        """)
                .param("source", sourceId)
                .param("before", Timestamp.from(before))
                .update();
    }
}
