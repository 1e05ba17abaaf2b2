package io.tipstaff.portal.feeds.internal;

import io.tipstaff.portal.feeds.Source;
import io.tipstaff.portal.feeds.SourceHealth;
import io.tipstaff.portal.feeds.SourceHealth.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How sources fare, told from their imports.
@Repository
class JdbcHealth {

    private final JdbcClient jdbc;

    JdbcHealth(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What the imports of one source amount to.
    ///
    /// @param failures in a row up to now
    /// @param movedAt when an import last changed anything
    private record Tally(
            @Nullable String fault,
            int failures,
            @Nullable Instant failingSince,
            @Nullable Instant movedAt,
            Instant endedAt) {}

    /// Returns the health of each of the sources.
    Map<Long, SourceHealth> of(List<Source> sources, Instant now) {
        Map<Long, Tally> records = records();
        Map<Long, SourceHealth> health = new HashMap<>();
        for (Source source : sources) {
            @Nullable Tally record = records.get(source.id());
            health.put(
                    source.id(),
                    record == null ? SourceHealth.UNTRIED : judge(source, record, now));
        }
        return health;
    }

    private static SourceHealth judge(Source source, Tally record, Instant now) {
        if (record.failures() > 0) {
            return new SourceHealth(
                    state(record.fault()), record.failingSince(), record.failures());
        }
        if (record.fault() != null) {
            return new SourceHealth(state(record.fault()), record.endedAt(), 0);
        }
        Instant moved = record.movedAt() == null ? source.addedAt() : record.movedAt();
        boolean stale =
                source.connection().expectEvery() != null
                        && moved.plus(source.connection().expectEvery()).isBefore(now);
        return new SourceHealth(stale ? State.STALE : State.FINE, moved, 0);
    }

    private static State state(@Nullable String fault) {
        return fault == null ? State.FAILING : State.valueOf(fault.toUpperCase(Locale.ROOT));
    }

    private Map<Long, Tally> records() {
        return jdbc.sql(
                        """
                        with ended as (
                            select source_id, id, state, fault, ended_at,
                                   added + changed + withdrawn > 0 as moved
                            from feeds.import where state in ('done', 'held', 'failed')),
                        good as (
                            select source_id, max(id) as last from ended
                            where state <> 'failed' group by source_id)
                        select e.source_id,
                               (array_agg(e.fault order by e.id desc))[1] as fault,
                               count(*) filter (where e.id > coalesce(g.last, 0)) as failures,
                               min(e.ended_at) filter (where e.id > coalesce(g.last, 0)) as failing_since,
                               max(e.ended_at) filter (where e.moved) as moved_at,
                               max(e.ended_at) as ended_at
                        from ended e left join good g using (source_id)
                        group by e.source_id
                        """)
                .query(
                        rows -> {
                            Map<Long, Tally> records = new HashMap<>();
                            while (rows.next()) {
                                records.put(rows.getLong("source_id"), record(rows));
                            }
                            return records;
                        });
    }

    private static Tally record(ResultSet row) throws SQLException {
        return new Tally(
                row.getString("fault"),
                row.getInt("failures"),
                instant(row, "failing_since"),
                instant(row, "moved_at"),
                row.getTimestamp("ended_at").toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
