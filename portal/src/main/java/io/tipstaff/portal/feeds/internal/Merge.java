package io.tipstaff.portal.feeds.internal;

import org.springframework.jdbc.core.simple.JdbcClient;

/// Takes what was staged into the store: only what changed is written.
///
/// Runs in the transaction that staged it.
final class Merge {

    /// What changed in the store.
    record Changes(long added, long changed, long unchanged, long missing) {}

    private final JdbcClient jdbc;
    private final long sourceId;

    Merge(JdbcClient jdbc, long sourceId) {
        this.jdbc = jdbc;
        this.sourceId = sourceId;
    }

    /// Adds what is new and changes what differs; `missing` of the result is what the source
    /// reported before and no longer does.
    Changes addAndChange() {
        one(
                "create temporary table fresh on commit drop as "
                        + "select distinct on (key) * from staged order by key, ordinal");
        one("analyze fresh");
        one(
                """
                insert into feeds.indicator (key, kind, value)
                select key, kind, value from fresh
                where not exists (select from feeds.indicator i where i.key = fresh.key)
                order by key
                on conflict (key) do nothing
                """);
        one(
                """
                create temporary table resolved on commit drop as
                select i.id as indicator_id, f.record, f.line, f.place, f.written, f.context, f.digest
                from fresh f join feeds.indicator i using (key)
                """);
        one("create unique index on resolved (indicator_id)");
        one("analyze resolved");
        long changed = change();
        long added = add();
        long all = jdbc.sql("select count(*) from resolved").query(Long.class).single();
        return new Changes(added, changed, all - added - changed, missing());
    }

    private long add() {
        return sourced(
                """
                insert into feeds.observation
                    (indicator_id, source_id, reported_at, changed_at, record, line, place, written, context, digest)
                select r.indicator_id, :source, now(), now(), r.record, r.line, r.place, r.written, r.context, r.digest
                from resolved r
                where not exists (
                    select from feeds.observation o
                    where o.indicator_id = r.indicator_id and o.source_id = :source)
                order by r.indicator_id
                """);
    }

    private long change() {
        return sourced(
                """
                update feeds.observation o
                set changed_at = now(), withdrawn_at = null, record = r.record, line = r.line, place = r.place,
                    written = r.written, context = r.context, digest = r.digest
                from resolved r
                where o.indicator_id = r.indicator_id and o.source_id = :source
                  and (o.digest <> r.digest or o.withdrawn_at is not null)
                """);
    }

    private long missing() {
        return jdbc.sql(
                        """
                        select count(*) from feeds.observation o
                        where o.source_id = :source and o.withdrawn_at is null
                          and not exists (select from resolved r where r.indicator_id = o.indicator_id)
                        """)
                .param("source", sourceId)
                .query(Long.class)
                .single();
    }

    /// Withdraws what the source no longer reports; an indicator that nobody reports is kept but
    /// not matched.
    long withdrawMissing() {
        return sourced(
                """
                update feeds.observation o set withdrawn_at = now()
                where o.source_id = :source and o.withdrawn_at is null
                  and not exists (select from resolved r where r.indicator_id = o.indicator_id)
                """);
    }

    /// Asks for a new reckoning of all that this transaction changed.
    void reassessChanged() {
        sourced(
                """
                insert into feeds.reassess
                select indicator_id from feeds.observation
                where source_id = :source and (changed_at = now() or withdrawn_at = now())
                order by indicator_id
                on conflict (indicator_id) do update set indicator_id = excluded.indicator_id
                """);
    }

    private long sourced(String sql) {
        return jdbc.sql(sql).param("source", sourceId).update();
    }

    private void one(String sql) {
        jdbc.sql(sql).update();
    }
}
