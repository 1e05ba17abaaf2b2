package io.tipstaff.portal.lookup.internal;

import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Bulk lookups in PostgreSQL.
@Repository
class JdbcBulks {

    private static final String SELECT =
            """
            select b.*, case when b.state = 'done' then b.objects else (
                select count(*) from lookup.bulk_object o where o.bulk_id = b.id and o.answered) end as answered
            from lookup.bulk b
            """;

    /// Between entries of a list inside one array element: arrays of arrays are rectangular.
    private static final String SEPARATOR = "\u001f";

    private final JdbcClient database;

    JdbcBulks(JdbcClient database) {
        this.database = database;
    }

    UUID add(Person person, String name, List<String> queries) {
        UUID id =
                database.sql(
                                """
                                insert into lookup.bulk (agency_id, person_id, name, objects)
                                values (:agency, :person, :name, :objects) returning id
                                """)
                        .param("agency", person.agency().value())
                        .param("person", person.id().value())
                        .param("name", name)
                        .param("objects", queries.size())
                        .query(UUID.class)
                        .single();
        database.sql(
                        """
                        insert into lookup.bulk_object (bulk_id, ordinal, agency_id, query)
                        select :bulk, ordinal, :agency, query
                        from unnest(:queries::text[]) with ordinality as t (query, ordinal)
                        """)
                .param("bulk", id)
                .param("agency", person.agency().value())
                .param("queries", queries.toArray(String[]::new))
                .update();
        return id;
    }

    List<Bulk> of(AgencyId agency, int limit) {
        return database.sql(SELECT + "where b.agency_id = :agency order by b.id desc limit :limit")
                .param("agency", agency.value())
                .param("limit", limit)
                .query(JdbcBulks::bulk)
                .list();
    }

    Optional<Bulk> find(UUID id, AgencyId agency) {
        return database.sql(SELECT + "where b.id = :id and b.agency_id = :agency")
                .param("id", id)
                .param("agency", agency.value())
                .query(JdbcBulks::bulk)
                .optional();
    }

    /// Who asked for it.
    record Asked(UUID id, PersonId person, AgencyId agency) {}

    List<Asked> running() {
        return database.sql(
                        "select id, person_id, agency_id from lookup.bulk where state = 'running'")
                .query(
                        (row, _) ->
                                new Asked(
                                        row.getObject("id", UUID.class),
                                        new PersonId(row.getObject("person_id", UUID.class)),
                                        new AgencyId(row.getObject("agency_id", UUID.class))))
                .list();
    }

    /// Takes the right to work on it until the transaction ends; returns whether nobody else has
    /// it.
    boolean hold(UUID id) {
        return database.sql("select pg_try_advisory_xact_lock(hashtextextended(:id, 0))")
                .param("id", "lookup.bulk " + id)
                .query(Boolean.class)
                .single();
    }

    /// Returns the next objects without an answer, by their places.
    Map<Integer, String> waiting(UUID id, int limit) {
        return database.sql(
                        """
                        select ordinal, query from lookup.bulk_object
                        where bulk_id = :id and not answered order by ordinal limit :limit
                        """)
                .param("id", id)
                .param("limit", limit)
                .query(
                        rows -> {
                            Map<Integer, String> waiting = new LinkedHashMap<>();
                            while (rows.next()) {
                                waiting.put(rows.getInt("ordinal"), rows.getString("query"));
                            }
                            return waiting;
                        });
    }

    void save(UUID id, List<BulkAnswer> answers) {
        database.sql(
                        """
                        update lookup.bulk_object o
                        set answered = true, kind = a.kind, value = a.value, refusal = a.refusal, zone = a.zone,
                            score = a.score, threats = string_to_array(a.threats, e'\\x1f'),
                            sources = string_to_array(a.sources, e'\\x1f')
                        from unnest(:ordinals::integer[], :kinds::text[], :values::text[], :refusals::text[],
                                    :zones::text[], :scores::smallint[], :threats::text[], :sources::text[])
                            as a (ordinal, kind, value, refusal, zone, score, threats, sources)
                        where o.bulk_id = :id and o.ordinal = a.ordinal
                        """)
                .param("id", id)
                .param(
                        "ordinals",
                        answers.stream().map(BulkAnswer::ordinal).toArray(Integer[]::new))
                .param("kinds", texts(answers, BulkAnswer::kind))
                .param("values", texts(answers, BulkAnswer::value))
                .param("refusals", texts(answers, BulkAnswer::refusal))
                .param("zones", texts(answers, BulkAnswer::zone))
                .param(
                        "scores",
                        answers.stream().map(one -> (short) one.score()).toArray(Short[]::new))
                .param("threats", texts(answers, one -> String.join(SEPARATOR, one.threats())))
                .param("sources", texts(answers, one -> String.join(SEPARATOR, one.sources())))
                .update();
    }

    private static @Nullable String[] texts(
            List<BulkAnswer> answers, Function<BulkAnswer, @Nullable String> field) {
        return answers.stream().map(field).toArray(String[]::new);
    }

    void become(UUID id, Bulk.State state) {
        database.sql(
                        """
                        update lookup.bulk
                        set state = :state, ended_at = case when :state = 'done' then clock_timestamp() end
                        where id = :id
                        """)
                .param("id", id)
                .param("state", state.code())
                .update();
    }

    /// Counts the answers by zone; what is no indicator counts under the empty text.
    Map<String, Long> zones(UUID id) {
        Map<String, Long> zones = new LinkedHashMap<>();
        database.sql(
                        """
                        select case when refusal is null then zone else '' end as zone, count(*) as number
                        from lookup.bulk_object where bulk_id = :id and answered group by 1
                        """)
                .param("id", id)
                .query(
                        row -> {
                            zones.put(row.getString("zone"), row.getLong("number"));
                        });
        return zones;
    }

    /// Returns the answers with the highest scores first.
    List<BulkAnswer> worst(UUID id, int limit) {
        return database.sql(
                        """
                        select * from lookup.bulk_object where bulk_id = :id and answered and score > 0
                        order by score desc, ordinal limit :limit
                        """)
                .param("id", id)
                .param("limit", limit)
                .query(JdbcBulks::answer)
                .list();
    }

    /// Hands on all objects in the order of the file.
    void each(UUID id, Consumer<BulkAnswer> taker) {
        database.sql("select * from lookup.bulk_object where bulk_id = :id order by ordinal")
                .param("id", id)
                .withFetchSize(1_000)
                .query(
                        row -> {
                            taker.accept(answer(row, 0));
                        });
    }

    int forgetBefore(int days) {
        return database.sql(
                        "delete from lookup.bulk where asked_at < now() - make_interval(days => :days)")
                .param("days", days)
                .update();
    }

    private static Bulk bulk(ResultSet row, int number) throws SQLException {
        var ended = row.getTimestamp("ended_at");
        return new Bulk(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getInt("objects"),
                row.getInt("answered"),
                Bulk.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getTimestamp("asked_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }

    private static BulkAnswer answer(ResultSet row, int number) throws SQLException {
        return new BulkAnswer(
                row.getInt("ordinal"),
                row.getString("query"),
                row.getString("kind"),
                row.getString("value"),
                row.getString("refusal"),
                row.getString("zone"),
                row.getInt("score"),
                list(row, "threats"),
                list(row, "sources"));
    }

    private static List<String> list(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
