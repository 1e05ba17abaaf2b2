package io.tipstaff.portal.feeds.internal;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.portal.feeds.Assessment;
import io.tipstaff.portal.feeds.Category;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Assessments in PostgreSQL, and the queue of what is to be reckoned anew.
@Repository
class JdbcAssessments {

    private static final JsonMapper JSON = new JsonMapper();

    /// Between entries of a list inside one array element: arrays of arrays are rectangular.
    private static final String SEPARATOR = "\u001f";

    private final JdbcClient database;

    JdbcAssessments(JdbcClient database) {
        this.database = database;
    }

    /// Takes the right to assess until the transaction ends; returns whether nobody else has it.
    boolean hold() {
        return database.sql("select pg_try_advisory_xact_lock(hashtext('feeds.assessment'))")
                .query(Boolean.class)
                .single();
    }

    /// Waits for that right, and keeps it until the transaction ends.
    void waitToHold() {
        database.sql("select pg_advisory_xact_lock(hashtext('feeds.assessment'))").query(row -> {});
    }

    /// Takes numbers of indicators from the queue. What a change that is not committed yet put
    /// there is passed over till it is.
    List<Long> take(int count) {
        return database.sql(
                        """
                        delete from feeds.reassess where indicator_id in (
                            select indicator_id from feeds.reassess order by indicator_id
                            limit :count for update skip locked)
                        returning indicator_id
                        """)
                .param("count", count)
                .query((row, _) -> row.getLong("indicator_id"))
                .list();
    }

    boolean isQueueEmpty() {
        return database.sql("select not exists (select from feeds.reassess)")
                .query(Boolean.class)
                .single();
    }

    /// Puts what age has changed into the queue.
    void queueDue(int limit) {
        database.sql(
                        """
                        insert into feeds.reassess
                        select indicator_id from feeds.assessment where due_at <= now() limit :limit
                        on conflict (indicator_id) do update set indicator_id = excluded.indicator_id
                        """)
                .param("limit", limit)
                .update();
    }

    /// An indicator as it is stored: to be read only when it is wanted.
    record Stored(long id, int kind, String value) {

        Indicator indicator() {
            return JdbcFeeds.indicator(kind, value);
        }
    }

    /// Returns the next indicators by their numbers.
    List<Stored> stored(long after, int count) {
        return database.sql(
                        """
                        select id, kind, value from feeds.indicator where id > :after order by id limit :count
                        """)
                .param("after", after)
                .param("count", count)
                .query((row, _) -> new Stored(row.getLong(1), row.getInt(2), row.getString(3)))
                .list();
    }

    /// Puts indicators into the queue, and lets all who follow the versions look at them again.
    void queueAgain(List<Long> ids) {
        if (ids.isEmpty()) {
            return;
        }
        Long[] all = ids.toArray(Long[]::new);
        database.sql(
                        """
                        insert into feeds.reassess select unnest(:ids::bigint[])
                        on conflict (indicator_id) do update set indicator_id = excluded.indicator_id
                        """)
                .param("ids", all)
                .update();
        database.sql(
                        """
                        update feeds.assessment set version = nextval('feeds.assessment_version')
                        where indicator_id = any(:ids)
                        """)
                .param("ids", all)
                .update();
    }

    void queue(Indicator indicator) {
        database.sql(
                        """
                        insert into feeds.reassess select id from feeds.indicator where key = :key
                        on conflict (indicator_id) do update set indicator_id = excluded.indicator_id
                        """)
                .param("key", IndicatorKey.of(indicator))
                .update();
    }

    /// Returns the version of the newest change; 0 if there is none.
    long version() {
        return database.sql("select coalesce(max(version), 0) from feeds.assessment")
                .query(Long.class)
                .single();
    }

    /// Writes what differs from what is there, each change with a version of its own.
    void save(Map<Long, Assessment> assessments) {
        List<Map.Entry<Long, Assessment>> rows = List.copyOf(assessments.entrySet());
        List<Assessment> all = rows.stream().map(Map.Entry::getValue).toList();
        database.sql(
                        """
                        with fresh as (
                            select indicator_id, score, zone, sources, tlp,
                                   string_to_array(categories, e'\\x1f') as categories,
                                   string_to_array(threats, e'\\x1f') as threats,
                                   first_seen, last_seen, kept_out, matched, urgency, evidence::jsonb, due_at
                            from unnest(:ids::bigint[], :scores::smallint[], :zones::text[], :sources::smallint[],
                                        :tlps::text[], :categories::text[], :threats::text[],
                                        :firsts::timestamptz[], :lasts::timestamptz[], :keptOut::text[],
                                        :matched::boolean[], :urgencies::smallint[], :evidence::text[],
                                        :due::timestamptz[])
                                as t (indicator_id, score, zone, sources, tlp, categories, threats, first_seen,
                                      last_seen, kept_out, matched, urgency, evidence, due_at)),
                        compared as (
                            select f.*, a.indicator_id is not null
                                and (a.score, a.zone, a.sources, a.tlp, a.categories, a.threats, a.first_seen,
                                     a.last_seen, a.kept_out, a.matched, a.urgency)
                                    is not distinct from
                                    (f.score, f.zone, f.sources, f.tlp, f.categories, f.threats, f.first_seen,
                                     f.last_seen, f.kept_out, f.matched, f.urgency) as same
                            from fresh f left join feeds.assessment a using (indicator_id)),
                        aged as (
                            update feeds.assessment a set due_at = c.due_at
                            from compared c
                            where c.same and a.indicator_id = c.indicator_id
                              and a.due_at is distinct from c.due_at)
                        insert into feeds.assessment
                            (indicator_id, score, zone, sources, tlp, categories, threats, first_seen, last_seen,
                             kept_out, matched, urgency, evidence, due_at)
                        select indicator_id, score, zone, sources, tlp, categories, threats, first_seen, last_seen,
                               kept_out, matched, urgency, evidence, due_at
                        from compared where not same order by indicator_id
                        on conflict (indicator_id) do update
                        set version = nextval('feeds.assessment_version'), score = excluded.score,
                            zone = excluded.zone, sources = excluded.sources, tlp = excluded.tlp,
                            categories = excluded.categories, threats = excluded.threats,
                            first_seen = excluded.first_seen, last_seen = excluded.last_seen,
                            kept_out = excluded.kept_out, matched = excluded.matched, urgency = excluded.urgency,
                            evidence = excluded.evidence, changed_at = clock_timestamp(), due_at = excluded.due_at
                        """)
                .param("ids", rows.stream().map(Map.Entry::getKey).toArray(Long[]::new))
                .param("scores", all.stream().map(one -> (short) one.score()).toArray(Short[]::new))
                .param("zones", texts(all, one -> one.zone().code()))
                .param(
                        "sources",
                        all.stream().map(one -> (short) one.sources()).toArray(Short[]::new))
                .param("tlps", texts(all, one -> one.tlp().name()))
                .param(
                        "categories",
                        texts(
                                all,
                                one ->
                                        joined(
                                                one.categories().stream()
                                                        .map(Category::code)
                                                        .toList())))
                .param("threats", texts(all, one -> joined(one.threats())))
                .param("firsts", times(all, Assessment::firstSeen))
                .param("lasts", times(all, Assessment::lastSeen))
                .param("keptOut", texts(all, Assessment::keptOut))
                .param("matched", all.stream().map(Assessment::matched).toArray(Boolean[]::new))
                .param(
                        "urgencies",
                        all.stream().map(one -> (short) one.urgency()).toArray(Short[]::new))
                .param("evidence", texts(all, one -> JSON.writeValueAsString(one.reasons())))
                .param("due", times(all, Assessment::dueAt))
                .update();
    }

    private static String joined(List<String> entries) {
        return String.join(SEPARATOR, entries);
    }

    private static @Nullable String[] texts(
            List<Assessment> all, Function<Assessment, @Nullable String> field) {
        return all.stream().map(field).toArray(String[]::new);
    }

    private static @Nullable Timestamp[] times(
            List<Assessment> all, Function<Assessment, @Nullable Instant> field) {
        return all.stream()
                .map(field)
                .map(at -> at == null ? null : Timestamp.from(at))
                .toArray(Timestamp[]::new);
    }
}
