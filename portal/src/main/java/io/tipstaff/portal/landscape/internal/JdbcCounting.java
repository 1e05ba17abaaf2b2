package io.tipstaff.portal.landscape.internal;

import io.tipstaff.indicator.Kind;
import io.tipstaff.portal.geography.AutonomousSystem;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Counting in PostgreSQL: what changed is taken out of the counts as it was and put in as it is.
@Repository
class JdbcCounting {

    /// Between entries of a list inside one array element: arrays of arrays are rectangular.
    private static final String SEPARATOR = "\u001f";

    /// Of each list of an indicator so many are counted, so that no source can make one heavy.
    private static final int MOST_NAMES = 16;

    /// How far the counting is.
    ///
    /// @param detectionsDay null if all detections are to be counted anew
    record Progress(
            long version, String edition, long detectionsFrom, @Nullable LocalDate detectionsDay) {}

    /// What is known of an indicator that may hold an address.
    ///
    /// @param counts whether it is a threat: nothing keeps it out
    /// @param lastDay null while somebody reports it without saying when it was seen last
    record Candidate(
            long id,
            Kind kind,
            String value,
            boolean counts,
            List<String> categories,
            List<String> threats,
            List<String> actors,
            List<String> industries,
            LocalDate firstDay,
            @Nullable LocalDate lastDay) {}

    /// A candidate in its country.
    record Placed(Candidate candidate, String country, @Nullable AutonomousSystem system) {}

    private final JdbcClient database;

    JdbcCounting(JdbcClient database) {
        this.database = database;
    }

    /// Takes the right to count until the transaction ends; returns whether nobody else has it.
    boolean hold() {
        return database.sql("select pg_try_advisory_xact_lock(hashtext('landscape.counting'))")
                .query(Boolean.class)
                .single();
    }

    Progress progress() {
        return database.sql("select * from landscape.progress")
                .query(
                        (row, _) -> {
                            Date day = row.getDate("detections_day");
                            return new Progress(
                                    row.getLong("version"),
                                    row.getString("edition"),
                                    row.getLong("detections_from"),
                                    day == null ? null : day.toLocalDate());
                        })
                .single();
    }

    /// Places everything anew, and then counts all detections anew.
    void restart(String edition) {
        database.sql(
                        """
                        update landscape.progress set version = 0, edition = :edition, detections_day = null
                        """)
                .param("edition", edition)
                .update();
    }

    void advance(long version) {
        database.sql("update landscape.progress set version = :version")
                .param("version", version)
                .update();
    }

    /// Returns up to which version a batch goes; the given one if there is nothing new.
    long batchEnd(long version, int size) {
        return database.sql(
                        """
                        select coalesce(max(version), :version) from (
                            select version from feeds.assessment where version > :version
                            order by version limit :size) batch
                        """)
                .param("version", version)
                .param("size", size)
                .query(Long.class)
                .single();
    }

    List<Candidate> candidates(long after, long upTo) {
        return database.sql(
                        """
                        select a.indicator_id, i.kind, i.value, a.kept_out is null as counts, a.categories,
                               a.threats, (a.first_seen at time zone 'UTC')::date as first_day,
                               case when said.lasting then null
                                    else greatest((a.last_seen at time zone 'UTC')::date,
                                                  (a.first_seen at time zone 'UTC')::date) end as last_day,
                               array(select distinct left(v, 100)
                                     from feeds.observation o,
                                          jsonb_array_elements_text(coalesce(o.context -> 'actors', '[]')) v
                                     where o.indicator_id = a.indicator_id and o.withdrawn_at is null
                                     limit 16) as actors,
                               array(select distinct left(btrim(v), 100)
                                     from feeds.observation o,
                                          jsonb_each_text(coalesce(o.context -> 'other', '{}')) field,
                                          regexp_split_to_table(field.value, '[,;|]') v
                                     where o.indicator_id = a.indicator_id and o.withdrawn_at is null
                                       and field.key ~* 'industr|sector' and btrim(v) <> ''
                                     limit 16) as industries
                        from feeds.assessment a
                        join feeds.indicator i on i.id = a.indicator_id
                        cross join lateral (
                            select coalesce(bool_or(o.withdrawn_at is null
                                                    and o.context ->> 'lastSeen' is null), false) as lasting
                            from feeds.observation o where o.indicator_id = a.indicator_id) said
                        where a.version > :after and a.version <= :upTo and i.kind = any(:kinds)
                          and (i.kind <> all(:urls) or i.value ~ '^(\\(\\?i\\))?(\\[|[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+[:/])')
                        """)
                .param("after", after)
                .param("upTo", upTo)
                .param("kinds", numbers(ThreatType.KINDS))
                .param("urls", numbers(List.of(Kind.URL, Kind.URL_MASK)))
                .query((row, _) -> candidate(row))
                .list();
    }

    private static Short[] numbers(List<Kind> kinds) {
        return kinds.stream().map(kind -> (short) kind.number()).toArray(Short[]::new);
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        Date last = row.getDate("last_day");
        return new Candidate(
                row.getLong("indicator_id"),
                Kind.ofNumber(row.getInt("kind")),
                row.getString("value"),
                row.getBoolean("counts"),
                texts(row, "categories"),
                texts(row, "threats"),
                texts(row, "actors"),
                texts(row, "industries"),
                row.getDate("first_day").toLocalDate(),
                last == null ? null : last.toLocalDate());
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Stream.of((String[]) row.getArray(column).getArray()).limit(MOST_NAMES).toList();
    }

    /// Takes these out of the counts as they were counted, and forgets them.
    void takeOut(Collection<Long> indicators) {
        count(indicators, -1);
        database.sql("delete from landscape.placed where indicator_id = any(:ids)")
                .param("ids", indicators.toArray(Long[]::new))
                .update();
    }

    /// Puts these into the counts.
    void putIn(List<Placed> placed) {
        database.sql(
                        """
                        insert into landscape.placed
                        select id, country, number, kind, string_to_array(categories, e'\\x1f'),
                               string_to_array(threats, e'\\x1f'), string_to_array(actors, e'\\x1f'),
                               string_to_array(industries, e'\\x1f'), first_day, last_day
                        from unnest(:ids::bigint[], :countries::text[], :numbers::bigint[], :kinds::smallint[],
                                    :categories::text[], :threats::text[], :actors::text[], :industries::text[],
                                    :firsts::date[], :lasts::date[])
                            as t (id, country, number, kind, categories, threats, actors, industries,
                                  first_day, last_day)
                        """)
                .param("ids", of(placed, one -> one.candidate().id()).toArray(Long[]::new))
                .param("countries", of(placed, Placed::country).toArray(String[]::new))
                .param("numbers", numbersOf(placed))
                .param(
                        "kinds",
                        of(placed, one -> (short) one.candidate().kind().number())
                                .toArray(Short[]::new))
                .param("categories", lists(placed, Candidate::categories))
                .param("threats", lists(placed, Candidate::threats))
                .param("actors", lists(placed, Candidate::actors))
                .param("industries", lists(placed, Candidate::industries))
                .param("firsts", days(placed, Candidate::firstDay))
                .param("lasts", days(placed, Candidate::lastDay))
                .update();
        keepNames(placed);
        count(of(placed, one -> one.candidate().id()), 1);
    }

    private static <T> List<T> of(List<Placed> placed, Function<Placed, T> field) {
        return placed.stream().map(field).toList();
    }

    private static @Nullable Long[] numbersOf(List<Placed> placed) {
        @Nullable Long[] numbers = new @Nullable Long[placed.size()];
        for (int i = 0; i < numbers.length; i++) {
            AutonomousSystem system = placed.get(i).system();
            numbers[i] = system == null ? null : system.number();
        }
        return numbers;
    }

    private static String[] lists(List<Placed> placed, Function<Candidate, List<String>> field) {
        return placed.stream()
                .map(one -> String.join(SEPARATOR, field.apply(one.candidate())))
                .toArray(String[]::new);
    }

    private static @Nullable Date[] days(
            List<Placed> placed, Function<Candidate, @Nullable LocalDate> field) {
        @Nullable Date[] days = new @Nullable Date[placed.size()];
        for (int i = 0; i < days.length; i++) {
            LocalDate day = field.apply(placed.get(i).candidate());
            days[i] = day == null ? null : Date.valueOf(day);
        }
        return days;
    }

    private void keepNames(List<Placed> placed) {
        List<AutonomousSystem> systems =
                placed.stream().flatMap(one -> Stream.ofNullable(one.system())).distinct().toList();
        database.sql(
                        """
                        insert into landscape.autonomous_system
                        select distinct on (number) number, name from unnest(:numbers::bigint[], :names::text[])
                            as t (number, name) order by number, name desc
                        on conflict (number) do update set name = excluded.name
                        where landscape.autonomous_system.name <> excluded.name and excluded.name <> ''
                        """)
                .param(
                        "numbers",
                        systems.stream().map(AutonomousSystem::number).toArray(Long[]::new))
                .param("names", systems.stream().map(AutonomousSystem::name).toArray(String[]::new))
                .update();
    }

    /// Adds what is in `placed` for these indicators to the counts, or takes it off.
    private void count(Collection<Long> indicators, int sign) {
        database.sql(
                        """
                        insert into landscape.daily as d (country, category, kind, day, begun, ended)
                        select country, category, kind, day, :sign * sum(begun), :sign * sum(ended)
                        from (select p.country, c.category, p.kind, p.first_day as day, 1 as begun, 0 as ended
                              from landscape.placed p, unnest(p.categories || ''::text) as c (category)
                              where p.indicator_id = any(:ids)
                              union all
                              select p.country, c.category, p.kind, p.last_day, 0, 1
                              from landscape.placed p, unnest(p.categories || ''::text) as c (category)
                              where p.indicator_id = any(:ids) and p.last_day is not null) parts
                        group by country, category, kind, day
                        order by country, category, kind, day
                        on conflict (category, country, kind, day) do update
                        set begun = d.begun + excluded.begun, ended = d.ended + excluded.ended
                        """)
                .param("sign", sign)
                .param("ids", indicators.toArray(Long[]::new))
                .update();
    }

    /// Removes days that count nothing any more.
    void tidy() {
        database.sql("delete from landscape.daily where begun = 0 and ended = 0").update();
    }

    /// Counts detections from this day on anew.
    ///
    /// @param from null for all of them
    /// @param firstId detections below it are older than that day
    void countDetections(@Nullable LocalDate from, long firstId) {
        @Nullable Date day = from == null ? null : Date.valueOf(from);
        database.sql("delete from landscape.detected where :day::date is null or day >= :day")
                .param("day", day)
                .update();
        database.sql(
                        """
                        insert into landscape.detected (agency_id, country, category, kind, day, detections)
                        select d.agency_id, p.country, c.category, p.kind,
                               (d.detected_at at time zone 'UTC')::date, count(*)
                        from detection.detection d
                        join landscape.placed p on p.indicator_id = d.indicator_id,
                        unnest(p.categories || ''::text) as c (category)
                        where d.id >= :first
                          and (:day::date is null or d.detected_at >= :day::date::timestamp at time zone 'UTC')
                        group by 1, 2, 3, 4, 5
                        """)
                .param("day", day)
                .param("first", firstId)
                .update();
    }

    /// Remembers the first detection of yesterday, from which the next counting starts.
    void countedDetections(LocalDate today, long firstId) {
        database.sql(
                        """
                        update landscape.progress set detections_day = :today, detections_from = coalesce(
                            (select min(id) from detection.detection
                             where id >= :first and detected_at >= (:today::date - 1)::timestamp at time zone 'UTC'),
                            (select max(id) + 1 from detection.detection), 0)
                        """)
                .param("today", Date.valueOf(today))
                .param("first", firstId)
                .update();
    }
}
