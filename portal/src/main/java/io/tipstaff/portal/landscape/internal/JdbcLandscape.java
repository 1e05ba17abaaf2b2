package io.tipstaff.portal.landscape.internal;

import io.tipstaff.indicator.Kind;
import io.tipstaff.portal.geography.Country;
import io.tipstaff.portal.landscape.internal.Portrait.Bar;
import io.tipstaff.portal.landscape.internal.Portrait.Newest;
import io.tipstaff.portal.landscape.internal.Portrait.Share;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/// What was counted, from PostgreSQL.
@Repository
class JdbcLandscape {

    /// Over how many of a country's newest threats names are counted.
    static final int SAMPLE = 20_000;

    private static final int TOP = 10;
    private static final int NEWEST = 25;

    private static final String ACTIVE =
            """
            country = :country and first_day <= :end and (last_day is null or last_day >= :begin)
            and (:category = '' or :category = any(categories)) and (:kind::smallint is null or kind = :kind)
            """;

    private final JdbcClient database;

    JdbcLandscape(JdbcClient database) {
        this.database = database;
    }

    List<CountryCount> counts(Selection selection) {
        return selected(
                        """
                        with threats as (
                            select country,
                                   coalesce(sum(begun) filter (where day <= :end), 0)
                                       - coalesce(sum(ended) filter (where day < :begin), 0) as now,
                                   coalesce(sum(begun) filter (where day between :begin and :end), 0) as fresh,
                                   coalesce(sum(begun) filter (where day <= :endBefore), 0)
                                       - coalesce(sum(ended) filter (where day < :beginBefore), 0) as before
                            from landscape.daily
                            where category = :category and (:kind::smallint is null or kind = :kind)
                            group by country),
                        detections as (
                            select country, sum(detections) filter (where day >= :begin) as now,
                                   sum(detections) filter (where day < :begin) as before
                            from landscape.detected
                            where category = :category and (:kind::smallint is null or kind = :kind)
                              and day between :beginBefore and :end
                            group by country)
                        select country, coalesce(t.now, 0) as threats, coalesce(t.fresh, 0) as fresh,
                               coalesce(t.before, 0) as before, coalesce(d.now, 0) as detections,
                               coalesce(d.before, 0) as detections_before
                        from threats t full join detections d using (country)
                        """,
                        selection)
                .param("endBefore", date(selection.before().today()))
                .param("beginBefore", date(selection.before().begin()))
                .query(
                        (row, _) ->
                                new CountryCount(
                                        new Country(row.getString("country")),
                                        row.getLong("threats"),
                                        row.getLong("fresh"),
                                        row.getLong("before"),
                                        row.getLong("detections"),
                                        row.getLong("detections_before")))
                .list();
    }

    Portrait portrait(Country country, Selection selection) {
        Map<String, List<Share>> names = names(country, selection);
        return new Portrait(
                trend(country, selection),
                shares("category", country, selection),
                shares("kind", country, selection),
                names.getOrDefault("threat", List.of()),
                names.getOrDefault("actor", List.of()),
                names.getOrDefault("industry", List.of()),
                names.getOrDefault("system", List.of()),
                newest(country, selection),
                names.getOrDefault("all", List.of()).stream().mapToLong(Share::count).sum());
    }

    private List<Bar> trend(Country country, Selection selection) {
        Period period = selection.period();
        LocalDate first = selection.today().minusDays((long) period.step() * period.bars() - 1);
        return selected(
                        """
                        with bars as (
                            select first + (n * :step) as first, first + (n * :step) + :step as next
                            from (select :first::date as first) f, generate_series(0, :bars - 1) as n)
                        select b.first,
                               (select coalesce(sum(begun), 0) from landscape.daily
                                where country = :country and category = :category
                                  and (:kind::smallint is null or kind = :kind)
                                  and day >= b.first and day < b.next) as fresh,
                               (select coalesce(sum(detections), 0) from landscape.detected
                                where country = :country and category = :category
                                  and (:kind::smallint is null or kind = :kind)
                                  and day >= b.first and day < b.next) as detections
                        from bars b order by b.first
                        """,
                        selection)
                .param("country", country.code())
                .param("first", date(first))
                .param("step", period.step())
                .param("bars", period.bars())
                .query(
                        (row, _) ->
                                new Bar(
                                        row.getDate("first").toLocalDate(),
                                        row.getLong("fresh"),
                                        row.getLong("detections")))
                .list();
    }

    /// Counts the active threats by category or by kind; an indicator of two categories counts in
    /// both.
    private List<Share> shares(String what, Country country, Selection selection) {
        String rows =
                what.equals("kind")
                        ? "category = :category and (:kind::smallint is null or kind = :kind)"
                        : "category <> '' and (:category = '' or category = :category)"
                                + " and (:kind::smallint is null or kind = :kind)";
        return selected(
                        """
                        select code, threats from (
                            select %s::text as code,
                                   coalesce(sum(begun) filter (where day <= :end), 0)
                                       - coalesce(sum(ended) filter (where day < :begin), 0) as threats
                            from landscape.daily where country = :country and %s group by 1) counted
                        where threats > 0 order by threats desc, code
                        """
                                .replaceFirst("%s", what)
                                .replaceFirst("%s", rows),
                        selection)
                .param("country", country.code())
                .query((row, _) -> share(what, row))
                .list();
    }

    private static Share share(String what, ResultSet row) throws SQLException {
        String code = row.getString("code");
        if (what.equals("kind")) {
            Kind kind = Kind.ofNumber(Integer.parseInt(code));
            return new Share(kind.code(), kind.label(), row.getLong("threats"));
        }
        return new Share(code, code, row.getLong("threats"));
    }

    private Map<String, List<Share>> names(Country country, Selection selection) {
        Map<String, List<Share>> names = new HashMap<>();
        selected(
                        """
                        with sample as materialized (
                            select as_number, threats, actors, industries from landscape.placed
                            where %s order by first_day desc, indicator_id desc limit :sample),
                        named as (
                            select 'threat' as what, unnest(threats) as name, null::bigint as number from sample
                            union all select 'actor', unnest(actors), null from sample
                            union all select 'industry', unnest(industries), null from sample
                            union all select 'system', '', as_number from sample where as_number is not null
                            union all select 'all', '', null from sample),
                        counted as (
                            select what, name, number, count(*) as times,
                                   row_number() over (partition by what order by count(*) desc, name, number) as place
                            from named group by what, name, number)
                        select c.what, coalesce(c.number::text, c.name) as code, coalesce(s.name, c.name) as name, c.times
                        from counted c left join landscape.autonomous_system s on s.number = c.number
                        where c.place <= :top order by c.what, c.place
                        """
                                .replace("%s", ACTIVE),
                        selection)
                .param("country", country.code())
                .param("sample", SAMPLE)
                .param("top", TOP)
                .query(
                        row -> {
                            names.computeIfAbsent(row.getString("what"), _ -> new ArrayList<>())
                                    .add(
                                            new Share(
                                                    row.getString("code"),
                                                    row.getString("name"),
                                                    row.getLong("times")));
                        });
        return names;
    }

    private List<Newest> newest(Country country, Selection selection) {
        return selected(
                        """
                        select i.value, i.kind, a.zone, a.score, a.threats, a.first_seen
                        from (select indicator_id from landscape.placed where %s
                              order by first_day desc, indicator_id desc limit :newest) p
                        join feeds.indicator i on i.id = p.indicator_id
                        join feeds.assessment a on a.indicator_id = p.indicator_id
                        order by a.first_seen desc, i.id desc
                        """
                                .replace("%s", ACTIVE),
                        selection)
                .param("country", country.code())
                .param("newest", NEWEST)
                .query(
                        (row, _) ->
                                new Newest(
                                        row.getString("value"),
                                        Kind.ofNumber(row.getInt("kind")).label(),
                                        row.getString("zone"),
                                        row.getInt("score"),
                                        List.of((String[]) row.getArray("threats").getArray()),
                                        row.getTimestamp("first_seen").toInstant()))
                .list();
    }

    Map<Long, Country> places(Collection<Long> indicators) {
        Map<Long, Country> places = new HashMap<>();
        database.sql(
                        """
                        select indicator_id, country from landscape.placed where indicator_id = any(:ids)
                        """)
                .param("ids", indicators.toArray(Long[]::new))
                .query(
                        row -> {
                            places.put(
                                    row.getLong("indicator_id"),
                                    new Country(row.getString("country")));
                        });
        return places;
    }

    private StatementSpec selected(String sql, Selection selection) {
        @Nullable Kind kind = selection.type().kind();
        return database.sql(sql)
                .param("begin", date(selection.begin()))
                .param("end", date(selection.today()))
                .param("category", selection.type().category())
                .param("kind", kind == null ? null : kind.number());
    }

    private static Date date(LocalDate day) {
        return Date.valueOf(day);
    }
}
