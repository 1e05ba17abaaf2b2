package io.tipstaff.portal.lookup.internal;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.database.AgencyScope;
import io.tipstaff.portal.feeds.Observation;
import io.tipstaff.portal.feeds.Zone;
import io.tipstaff.portal.lookup.Answer;
import io.tipstaff.portal.lookup.Visits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Visits in PostgreSQL: a row for each agency and object, with this visit and the one before.
///
/// Every statement names the agency: the centre's scope sees the rows of all, but what an agency
/// asked is its own affair. Writing does not wait for the disk: a lookup is answered at once, and
/// what a crash takes away is what is new since the last time, no more. Rows are written in the
/// order of their keys, so that two statements wait for each other instead of for ever.
@Repository
class JdbcVisits implements Visits {

    private static final int KEPT_DAYS = 400;
    private static final JsonMapper MAPPER = new JsonMapper();

    private final JdbcClient database;

    JdbcVisits(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void remember(Person person, List<Answer> answers) {
        SortedMap<UUID, Answer> byKey = new TreeMap<>();
        for (Answer answer : answers) {
            answer.readAs().ifPresent(object -> byKey.put(Visits.keyOf(object), answer));
        }
        if (byKey.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        with quick as (select set_config('synchronous_commit', 'off', true))
                        insert into lookup.visit as v (agency_id, key, asked_at, zone, score, sources)
                        select :agency, t.key, now(), t.zone, t.score, t.sources::bigint[]
                        from unnest(:keys::uuid[], :zones::text[], :scores::smallint[], :sources::text[])
                            as t (key, zone, score, sources), quick
                        order by t.key
                        on conflict (agency_id, key) do update set
                            (before_at, before_zone, before_score, before_sources, before_relations,
                             asked_at, relations) = (
                                select v.asked_at, v.zone, v.score, v.sources, v.relations, now(), null::jsonb
                                where v.asked_at < now() - interval '1 hour'
                                union all
                                select v.before_at, v.before_zone, v.before_score, v.before_sources,
                                       v.before_relations, v.asked_at, v.relations
                                where v.asked_at >= now() - interval '1 hour'),
                            zone = excluded.zone, score = excluded.score, sources = excluded.sources
                        where v.asked_at < now() - interval '1 hour'
                           or (v.zone, v.score, v.sources) is distinct from
                              (excluded.zone, excluded.score, excluded.sources)
                        """)
                .param("agency", person.agency().value())
                .param("keys", byKey.keySet().toArray(UUID[]::new))
                .param("zones", array(byKey, answer -> answer.zone().code(), String[]::new))
                .param("scores", array(byKey, answer -> (short) answer.score(), Short[]::new))
                .param("sources", array(byKey, JdbcVisits::sources, String[]::new))
                .update();
    }

    private static <T> T[] array(
            SortedMap<UUID, Answer> answers, Function<Answer, T> field, IntFunction<T[]> array) {
        return answers.values().stream().map(field).toArray(array);
    }

    /// Arrays of arrays are rectangular in PostgreSQL, so each goes as text.
    private static String sources(Answer answer) {
        return answer.findings().stream()
                .flatMap(finding -> finding.known().observations().stream())
                .filter(Observation::isCurrent)
                .map(Observation::sourceId)
                .distinct()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Override
    public Optional<Visit> before(Person person, Indicator object) {
        return database.sql(
                        """
                        select before_at, before_zone, before_score, before_sources, before_relations
                        from lookup.visit
                        where agency_id = :agency and key = :key and before_at is not null
                        """)
                .param("agency", person.agency().value())
                .param("key", Visits.keyOf(object))
                .query((row, _) -> before(row))
                .optional();
    }

    private static Visit before(ResultSet row) throws SQLException {
        return new Visit(
                row.getTimestamp("before_at").toInstant(),
                Zone.valueOf(row.getString("before_zone").toUpperCase(Locale.ROOT)),
                row.getInt("before_score"),
                Set.of((Long[]) row.getArray("before_sources").getArray()),
                relations(row.getString("before_relations")));
    }

    private static @Nullable Map<String, Long> relations(@Nullable String json) {
        if (json == null) {
            return null;
        }
        Map<String, Long> relations = new HashMap<>();
        for (Map.Entry<String, JsonNode> one : MAPPER.readTree(json).properties()) {
            relations.put(one.getKey(), one.getValue().asLong());
        }
        return relations;
    }

    @Override
    public void count(Person person, Indicator object, Map<String, Long> relations) {
        database.sql(
                        """
                        update lookup.visit set relations = :relations::jsonb
                        where agency_id = :agency and key = :key
                          and relations is distinct from :relations::jsonb
                        """)
                .param("relations", MAPPER.writeValueAsString(relations))
                .param("agency", person.agency().value())
                .param("key", Visits.keyOf(object))
                .update();
    }

    /// Forgets what nobody asked again for more than a year.
    @Scheduled(initialDelay = 15, fixedDelay = 24 * 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        AgencyScope.everyAgency()
                .run(
                        () ->
                                database.sql(
                                                "delete from lookup.visit where asked_at < now() - make_interval(days => :days)")
                                        .param("days", KEPT_DAYS)
                                        .update());
    }
}
