package io.tipstaff.portal.feeds.internal;

import org.springframework.jdbc.core.simple.JdbcClient;

/// Takes what was staged into the store: only what changed is written.
///
/// One pass compares: every staged indicator is looked up once, together with what the source said
/// of it, and lands in `met` in the order of its key. What is written is written from there,
/// without another look at what is only confirmed. In the order of their keys new rows touch each
/// page of the index on keys once, however large the store is.
///
/// PostgreSQL may believe that a source says nothing yet while it says a million things: its
/// statistics are from before. So what a source says is looked up row by row, and `met` has an
/// index: without them such a belief compares every row with every other.
///
/// Runs in the transaction that staged it.
final class Merge {

    /// What changed in the store.
    ///
    /// @param missing what the source reported before and no longer does
    record Changes(long added, long changed, long unchanged, long missing) {}

    private final JdbcClient jdbc;
    private final ImportSteps steps;
    private final long sourceId;

    Merge(JdbcClient jdbc, ImportSteps steps, long sourceId) {
        this.jdbc = jdbc;
        this.steps = steps;
        this.sourceId = sourceId;
    }

    /// Adds what is new and changes what differs.
    ///
    /// @param before how many indicators the source reported until now
    Changes addAndChange(long before) {
        steps.time("compare", this::compare);
        Met met = count();
        steps.time("indicators", () -> met.unknown == 0 ? 0 : addIndicators(met.unknown));
        steps.time("observations", () -> met.unknown + met.unreported == 0 ? 0 : add());
        steps.time("changes", () -> met.changed == 0 ? 0 : change());
        return new Changes(
                met.unknown + met.unreported,
                met.changed,
                met.unchanged,
                before - met.stillReported);
    }

    private int compare() {
        one("analyze staged");
        one(
                """
                create temporary table met (
                    indicator_id bigint not null, state "char" not null, reported boolean not null, key uuid,
                    kind smallint, value text, record bigint, line bigint, place text, written text, context text,
                    digest bigint not null
                ) on commit drop
                """);
        // States: n no indicator yet, o no observation by this source yet, c changed, u unchanged.
        // Ids of new
        // indicators are drawn here, after the sorting, so that they ascend with the keys.
        int met =
                sourced(
                        """
                        insert into met
                        select coalesce(c.id, nextval('feeds.indicator_id_seq')), c.state, c.reported,
                            case when c.state = 'n' then c.key end, case when c.state = 'n' then c.kind end,
                            case when c.state = 'n' then c.value end, case when c.state <> 'u' then c.record end,
                            case when c.state <> 'u' then c.line end, case when c.state <> 'u' then c.place end,
                            case when c.state <> 'u' then c.written end,
                            case when c.state <> 'u' then c.context end, c.digest
                        from (
                            select s.*, i.id,
                                o.indicator_id is not null and o.withdrawn_at is null as reported,
                                case when i.id is null then 'n' when o.indicator_id is null then 'o'
                                     when o.digest <> s.digest or o.withdrawn_at is not null then 'c'
                                     else 'u' end as state
                            from (select distinct on (key) * from staged order by key, ordinal) s
                            left join feeds.indicator i on i.key = s.key
                            left join lateral (
                                select indicator_id, digest, withdrawn_at from feeds.observation
                                where indicator_id = i.id and source_id = :source limit 1) o on true
                            ) c
                        order by c.key
                        """);
        one("create index on met (indicator_id)");
        one("analyze met (indicator_id, state)");
        return met;
    }

    private record Met(
            long unknown, long unreported, long changed, long unchanged, long stillReported) {}

    private Met count() {
        return jdbc.sql(
                        """
                        select count(*) filter (where state = 'n') as unknown,
                            count(*) filter (where state = 'o') as unreported,
                            count(*) filter (where state = 'c') as changed,
                            count(*) filter (where state = 'u') as unchanged,
                            count(*) filter (where reported) as still_reported
                        from met
                        """)
                .query(
                        (row, _) ->
                                new Met(
                                        row.getLong("unknown"),
                                        row.getLong("unreported"),
                                        row.getLong("changed"),
                                        row.getLong("unchanged"),
                                        row.getLong("still_reported")))
                .single();
    }

    /// Another import may have added some of them since they were looked up: theirs are taken then.
    private int addIndicators(long unknown) {
        int added =
                one(
                        """
                        insert into feeds.indicator (id, key, kind, value) overriding system value
                        select indicator_id, key, kind, value from met where state = 'n'
                        on conflict (key) do nothing
                        """);
        if (added < unknown) {
            one(
                    """
                    update met set indicator_id = i.id from feeds.indicator i
                    where met.state = 'n' and i.key = met.key and i.id <> met.indicator_id
                    """);
        }
        return added;
    }

    private int add() {
        return sourced(
                """
                insert into feeds.observation
                    (indicator_id, source_id, reported_at, changed_at, record, line, place, written, context, digest)
                select indicator_id, :source, now(), now(), record, line, place, written, context::jsonb, digest
                from met where state in ('n', 'o')
                """);
    }

    private int change() {
        return sourced(
                """
                update feeds.observation o
                set changed_at = now(), withdrawn_at = null, record = m.record, line = m.line, place = m.place,
                    written = m.written, context = m.context::jsonb, digest = m.digest
                from met m
                where m.state = 'c' and o.indicator_id = m.indicator_id and o.source_id = :source
                """);
    }

    /// Withdraws what the source no longer reports; an indicator that nobody reports is kept but
    /// not matched.
    long withdrawMissing() {
        return steps.time(
                "withdrawals",
                () ->
                        sourced(
                                """
                                update feeds.observation o set withdrawn_at = now()
                                where o.source_id = :source and o.withdrawn_at is null
                                  and not exists (select from met m where m.indicator_id = o.indicator_id)
                                """));
    }

    /// Notes what the source said again, for a source that says each thing at its own time.
    void confirm() {
        sourced(
                """
                update feeds.observation o set confirmed_at = now() from met m
                where m.state = 'u' and o.indicator_id = m.indicator_id and o.source_id = :source
                """);
    }

    /// Keeps what the source no longer reports for people to look at.
    void keepMissing(long importId) {
        jdbc.sql(
                        """
                        insert into feeds.missing (import_id, kind, number, sample)
                        select :import, kind, max(number), array_agg(value order by value) filter (where place <= 20)
                        from (
                            select i.kind, i.value, count(*) over (partition by i.kind) as number,
                                row_number() over (partition by i.kind order by i.value) as place
                            from feeds.observation o join feeds.indicator i on i.id = o.indicator_id
                            where o.source_id = :source and o.withdrawn_at is null
                              and not exists (select from met m where m.indicator_id = o.indicator_id)) missing
                        group by kind
                        """)
                .param("import", importId)
                .param("source", sourceId)
                .update();
    }

    /// Asks for a new reckoning of all that this transaction changed.
    void reassessChanged() {
        steps.time(
                "queue",
                () ->
                        sourced(
                                """
                                insert into feeds.reassess
                                select indicator_id from (
                                    select indicator_id from met where state <> 'u'
                                    union all
                                    select indicator_id from feeds.observation
                                    where source_id = :source and withdrawn_at = now()) changed
                                order by indicator_id
                                on conflict (indicator_id) do update set indicator_id = excluded.indicator_id
                                """));
    }

    private int sourced(String sql) {
        return jdbc.sql(sql).param("source", sourceId).update();
    }

    private int one(String sql) {
        return jdbc.sql(sql).update();
    }
}
