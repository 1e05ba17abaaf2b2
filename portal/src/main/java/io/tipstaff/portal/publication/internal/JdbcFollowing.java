package io.tipstaff.portal.publication.internal;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.Kind;
import io.tipstaff.portal.feeds.Category;
import io.tipstaff.portal.feeds.Zone;
import io.tipstaff.portal.publication.PublishedFeed;
import io.tipstaff.portal.publication.PublishedFeed.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Takes changed assessments into published feeds and out of them, in PostgreSQL.
///
/// A batch is a transaction of [#hold()], [#collect], [#applyCollected()], [#nameCollected] and
/// [#progress(long)].
@Repository
class JdbcFollowing {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient database;

    JdbcFollowing(JdbcClient database) {
        this.database = database;
    }

    /// Takes the right to follow until the transaction ends; returns whether nobody else has it.
    boolean hold() {
        return database.sql("select pg_try_advisory_xact_lock(hashtext('publication.member'))")
                .query(Boolean.class)
                .single();
    }

    /// Returns the version of the assessments up to which feeds have followed.
    long progress() {
        return database.sql("select version from publication.progress").query(Long.class).single();
    }

    void progress(long version) {
        database.sql("update publication.progress set version = :version")
                .param("version", version)
                .update();
    }

    /// Returns the version that the batch after `from` ends with; `from` itself if there is none.
    long endOfBatch(long from, int size) {
        return database.sql(
                        """
                        select coalesce(max(version), :from) from (
                            select version from feeds.assessment where version > :from
                            order by version limit :size) batch
                        """)
                .param("from", from)
                .param("size", size)
                .query(Long.class)
                .single();
    }

    /// Collects what changed, with the feeds that it belongs into from now on.
    void collect(long from, long to, List<PublishedFeed> feeds) {
        database.sql("drop table if exists changed").update();
        database.sql(
                        """
                        create temporary table changed on commit drop as
                        with feed as materialized (
                            select * from jsonb_to_recordset(:feeds::jsonb) as f (code text, kinds int[],
                                categories text[], zones text[], harmless boolean, demo boolean)),
                        change as (
                            select a.indicator_id, a.version, a.changed_at, a.zone, a.score, a.categories, a.kept_out,
                                   a.matched, i.kind,
                                   array_position(array['CLEAR', 'GREEN', 'AMBER', 'AMBER_STRICT', 'RED'], a.tlp)
                                       as marking
                            from feeds.assessment a join feeds.indicator i on i.id = a.indicator_id
                            where a.version > :from and a.version <= :to)
                        select indicator_id, version, changed_at, score, marking,
                               array(select f.code from feed f
                                     where c.kind = any (f.kinds) and c.zone = any (f.zones) and c.marking < 5
                                       and (f.harmless and c.kept_out is not null or not f.harmless and c.matched)
                                       and (cardinality(f.categories) = 0 or c.categories && f.categories)
                                       and (not f.demo or c.indicator_id % 10 = 0)) as feeds
                        from change c
                        """)
                .param("from", from)
                .param("to", to)
                .param(
                        "feeds",
                        JSON.writeValueAsString(feeds.stream().map(JdbcFollowing::rule).toList()))
                .update();
        database.sql("analyze changed").update();
    }

    private static Map<String, Object> rule(PublishedFeed feed) {
        return Map.of(
                "code", feed.code(),
                "kinds", feed.kinds().stream().map(Kind::number).toList(),
                "categories", feed.categories().stream().map(Category::code).toList(),
                "zones",
                        Stream.of(Zone.values())
                                .filter(zone -> zone.compareTo(feed.least()) >= 0)
                                .map(Zone::code)
                                .toList(),
                "harmless", feed.content() == Content.HARMLESS,
                "demo", feed.content() == Content.DEMO);
    }

    /// Takes what was collected into its feeds and out of the others.
    void applyCollected() {
        tally(-1);
        database.sql(
                        """
                        insert into publication.member as m
                            (feed, indicator_id, entered, changed, changed_at, marking, widest, score, peak)
                        select f.code, c.indicator_id, c.version, c.version, c.changed_at, c.marking, c.marking,
                               c.score, c.score
                        from changed c cross join unnest(c.feeds) as f (code)
                        order by c.indicator_id
                        on conflict (indicator_id, feed) do update
                        set entered = case when m.departed is null then m.entered else excluded.entered end,
                            changed = excluded.changed, changed_at = excluded.changed_at, departed = null,
                            marking = excluded.marking, widest = least(m.widest, excluded.widest),
                            score = excluded.score, peak = greatest(m.peak, excluded.peak)
                        """)
                .update();
        database.sql(
                        """
                        update publication.member m
                        set changed = c.version, changed_at = c.changed_at, departed = c.version
                        from changed c
                        where m.indicator_id = c.indicator_id and m.departed is null and m.feed <> all (c.feeds)
                        """)
                .update();
        tally(1);
    }

    /// Takes what is there of what was collected out of the count, or into it.
    private void tally(int times) {
        database.sql(
                        """
                        insert into publication.tally as t (feed, marking, widest, records, changed, changed_at)
                        select m.feed, m.marking, m.widest, :times * count(*) filter (where m.departed is null),
                               max(m.changed), max(m.changed_at)
                        from changed c join publication.member m on m.indicator_id = c.indicator_id
                        group by m.feed, m.marking, m.widest
                        on conflict (feed, marking, widest) do update
                        set records = t.records + excluded.records, changed = greatest(t.changed, excluded.changed),
                            changed_at = greatest(t.changed_at, excluded.changed_at)
                        """)
                .param("times", times)
                .update();
    }

    /// Names what was collected and has no name in STIX yet.
    void nameCollected(Function<Indicator, UUID> namer) {
        List<Long> ids = new ArrayList<>();
        List<UUID> names = new ArrayList<>();
        database.sql(
                        """
                        select i.id, i.kind, i.value from changed c
                        join feeds.indicator i on i.id = c.indicator_id
                        where cardinality(c.feeds) > 0 and not exists (
                            select from publication.stix_name n where n.indicator_id = c.indicator_id)
                        """)
                .query(
                        row -> {
                            ids.add(row.getLong("id"));
                            names.add(
                                    namer.apply(
                                            JdbcMembers.indicator(
                                                    row.getInt("kind"), row.getString("value"))));
                        });
        database.sql(
                        """
                        insert into publication.stix_name (indicator_id, name)
                        select * from unnest(:ids::bigint[], :names::uuid[]) as named (id, name) order by name
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .param("names", names.toArray(UUID[]::new))
                .update();
    }

    /// Remembers how many records each feed holds today.
    void rememberToday() {
        database.sql(
                        """
                        insert into publication.history (feed, day, records)
                        select feed, current_date, sum(records) from publication.tally group by feed
                        on conflict (feed, day) do update set records = excluded.records
                        """)
                .update();
    }
}
