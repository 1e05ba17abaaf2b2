package io.tipstaff.portal.publication.internal;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.exchange.Position;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.indicator.ParseResult.Refused;
import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.publication.Publications.Held;
import io.tipstaff.portal.publication.PublishedFeed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What published feeds hold and held, in PostgreSQL.
@Repository
class JdbcMembers {

    /// What a feed is at a moment.
    ///
    /// @param version of its last change; 0 if it never held anything
    /// @param changedAt when that was; null if it never held anything
    record State(long version, long records, @Nullable Instant changedAt) {}

    /// A member as it is now, for one reader.
    ///
    /// @param gone whether it is in the feed no more for this reader
    record Member(long changed, Instant changedAt, boolean gone, FeedRecord record) {}

    /// Takes a member; a broken stream flies through the query.
    interface MemberTaker {
        void take(Member member) throws SQLException;
    }

    private static final int FETCH = 5_000;

    private final JdbcClient database;
    private final NamedParameterJdbcTemplate streaming;

    JdbcMembers(JdbcClient database, JdbcTemplate template) {
        this.database = database;
        var rows = new JdbcTemplate(Objects.requireNonNull(template.getDataSource()));
        rows.setFetchSize(FETCH);
        this.streaming = new NamedParameterJdbcTemplate(rows);
    }

    /// What a reader of a TAXII collection asks for.
    ///
    /// @param afterVersion only what changed later
    /// @param addedAfter only what was changed later; null for all
    /// @param names only objects of these names; null for all
    /// @param versions only objects that were modified then, to the millisecond; null for all
    /// @param leastScore only indicators that have or had this score, 0 to 100
    record Query(
            PublishedFeed feed,
            Tlp clearance,
            long afterVersion,
            @Nullable Instant addedAfter,
            @Nullable List<UUID> names,
            @Nullable List<Instant> versions,
            int leastScore) {}

    /// Returns members that match in the order of their versions; those that left for this reader
    /// included, whatever made them leave.
    List<Member> select(Query query, int limit) {
        return database.sql(
                        SELECT
                                + """
                                join publication.stix_name n on n.indicator_id = m.indicator_id
                                where m.feed = :feed and m.changed > :after
                                  and m.widest <= :clearance and m.peak >= :score
                                  and (:since::timestamptz is null or m.changed_at > :since)
                                  and (:names::uuid[] is null or n.name = any (:names))
                                  and (:versions::timestamptz[] is null
                                       or date_trunc('milliseconds', m.changed_at) = any (:versions))
                                order by m.changed limit :limit
                                """)
                .param("feed", query.feed().code())
                .param("after", query.afterVersion())
                .param("clearance", rank(query.clearance()))
                .param("score", query.leastScore())
                .param(
                        "since",
                        query.addedAfter() == null ? null : Timestamp.from(query.addedAfter()))
                .param("names", query.names() == null ? null : query.names().toArray(UUID[]::new))
                .param("versions", times(query.versions()))
                .param("limit", limit)
                .query((row, _) -> member(row))
                .list();
    }

    private static Timestamp @Nullable [] times(@Nullable List<Instant> times) {
        return times == null ? null : times.stream().map(Timestamp::from).toArray(Timestamp[]::new);
    }

    /// Returns the records of the last days, a row a day, the oldest first.
    List<Map.Entry<LocalDate, Long>> history(PublishedFeed feed, int days) {
        return database.sql(
                        """
                        select day, records from publication.history
                        where feed = :feed and day > current_date - :days order by day
                        """)
                .param("feed", feed.code())
                .param("days", days)
                .query(
                        (row, _) ->
                                Map.entry(row.getDate("day").toLocalDate(), row.getLong("records")))
                .list();
    }

    /// Its version counts everything that a reader of this clearance may ever have had, so it grows
    /// when something leaves or is marked more strictly.
    State state(PublishedFeed feed, Tlp clearance) {
        return database.sql(
                        """
                        select coalesce(max(changed), 0) as version,
                               coalesce(sum(records) filter (where marking <= :clearance), 0) as records,
                               max(changed_at) as changed_at
                        from publication.tally where feed = :feed and widest <= :clearance
                        """)
                .param("feed", feed.code())
                .param("clearance", rank(clearance))
                .query(
                        (row, _) ->
                                new State(
                                        row.getLong("version"),
                                        row.getLong("records"),
                                        row.getTimestamp("changed_at") == null
                                                ? null
                                                : row.getTimestamp("changed_at").toInstant()))
                .single();
    }

    /// As the table counts markings.
    private static int rank(Tlp tlp) {
        return switch (tlp) {
            case CLEAR -> 1;
            case GREEN -> 2;
            case AMBER -> 3;
            case AMBER_STRICT -> 4;
            case RED -> 5;
        };
    }

    /// What a reader may not have, or not any more, has left for that reader. What was marked more
    /// strictly is gone at once, even before the feed follows.
    private static final String SELECT =
            """
            select i.id, i.kind, i.value, m.changed, m.changed_at, a.score, a.tlp, a.categories, a.threats,
                   a.first_seen, a.last_seen,
                   m.departed is not null or m.marking > :clearance or m.score < :score
                   or array_position(array['CLEAR', 'GREEN', 'AMBER', 'AMBER_STRICT', 'RED'], a.tlp) > :clearance
                       as gone
            from publication.member m
            join feeds.indicator i on i.id = m.indicator_id
            join feeds.assessment a on a.indicator_id = m.indicator_id
            """;

    /// Hands every member that the clearance allows to the taker, by number. Needs a transaction to
    /// stream.
    void each(PublishedFeed feed, Tlp clearance, MemberTaker taker) {
        streaming.query(
                "select * from ("
                        + SELECT
                        + "where m.feed = :feed and m.marking <= :clearance) held where not gone order by id",
                reader(feed, clearance),
                row -> {
                    taker.take(member(row));
                });
    }

    private static Map<String, Object> reader(PublishedFeed feed, Tlp clearance) {
        return Map.of("feed", feed.code(), "clearance", rank(clearance), "score", 0);
    }

    /// Returns what changed after a version, what left included, in the order of its versions.
    List<Member> changedAfter(PublishedFeed feed, Tlp clearance, long version, int limit) {
        return database.sql(
                        SELECT
                                + """
                                where m.feed = :feed and m.changed > :version and m.widest <= :clearance
                                order by m.changed, m.indicator_id limit :limit
                                """)
                .params(reader(feed, clearance))
                .param("version", version)
                .param("limit", limit)
                .query((row, _) -> member(row))
                .list();
    }

    List<Member> sample(PublishedFeed feed, Tlp clearance, int count) {
        return database.sql(
                        "select * from ("
                                + SELECT
                                + """
                                where m.feed = :feed and m.marking <= :clearance
                                ) held where not gone order by changed desc limit :limit
                                """)
                .params(reader(feed, clearance))
                .param("limit", count)
                .query((row, _) -> member(row))
                .list();
    }

    /// Returns the numbers of members that are marked more strictly than a clearance, the highest
    /// score first.
    ///
    /// @param above null for all
    List<Long> best(PublishedFeed feed, @Nullable Tlp above, int limit) {
        return database.sql(
                        """
                        select indicator_id from publication.member
                        where feed = :feed and departed is null and marking > :above
                        order by score desc, indicator_id limit :limit
                        """)
                .param("feed", feed.code())
                .param("above", above == null ? 0 : rank(above))
                .param("limit", limit)
                .query((row, _) -> row.getLong("indicator_id"))
                .list();
    }

    /// How a feed and something else overlap.
    ///
    /// @param name of the other feed or source
    /// @param shared records that both have
    /// @param firstHere shared ones that were here before the source reported them; -1 for feeds
    record Overlap(String name, long shared, long firstHere) {}

    List<Overlap> overlapWithFeeds(PublishedFeed feed) {
        return database.sql(
                        """
                        select o.feed, count(*) as shared
                        from publication.member m
                        join publication.member o on o.indicator_id = m.indicator_id and o.feed <> m.feed
                        where m.feed = :feed and m.departed is null and o.departed is null
                        group by o.feed order by shared desc
                        """)
                .param("feed", feed.code())
                .query((row, _) -> new Overlap(row.getString("feed"), row.getLong("shared"), -1))
                .list();
    }

    List<Overlap> overlapWithSources(PublishedFeed feed) {
        return database.sql(
                        """
                        select s.name, count(*) as shared,
                               count(*) filter (where o.reported_at > i.added_at) as later
                        from publication.member m
                        join feeds.indicator i on i.id = m.indicator_id
                        join feeds.observation o on o.indicator_id = m.indicator_id and o.withdrawn_at is null
                        join feeds.source s on s.id = o.source_id
                        where m.feed = :feed and m.departed is null
                        group by s.name order by shared desc
                        """)
                .param("feed", feed.code())
                .query(
                        (row, _) ->
                                new Overlap(
                                        row.getString("name"),
                                        row.getLong("shared"),
                                        row.getLong("later")))
                .list();
    }

    /// Returns which of the feeds hold which of the indicators now, each up to its clearance.
    List<Held> holding(Collection<Long> indicators, Map<PublishedFeed, Tlp> clearances) {
        List<PublishedFeed> feeds = List.copyOf(clearances.keySet());
        return database.sql(
                        """
                        select f.place, m.indicator_id, m.changed_at, a.tlp
                        from unnest(:feeds::text[], :clearances::int[]) with ordinality as f (code, clearance, place)
                        join publication.member m on m.feed = f.code and m.indicator_id = any (:indicators)
                        join feeds.assessment a on a.indicator_id = m.indicator_id
                        where m.departed is null and m.marking <= f.clearance
                          and array_position(array['CLEAR', 'GREEN', 'AMBER', 'AMBER_STRICT', 'RED'], a.tlp) <= f.clearance
                        order by f.place, m.indicator_id
                        """)
                .param("feeds", feeds.stream().map(PublishedFeed::code).toArray(String[]::new))
                .param(
                        "clearances",
                        feeds.stream()
                                .map(feed -> rank(Objects.requireNonNull(clearances.get(feed))))
                                .toArray(Integer[]::new))
                .param("indicators", indicators.toArray(Long[]::new))
                .query(
                        (row, _) ->
                                new Held(
                                        feeds.get(row.getInt("place") - 1),
                                        row.getLong("indicator_id"),
                                        Tlp.valueOf(row.getString("tlp")),
                                        row.getTimestamp("changed_at").toInstant()))
                .list();
    }

    private static Member member(ResultSet row) throws SQLException {
        Indicator indicator = indicator(row.getInt("kind"), row.getString("value"));
        boolean gone = row.getBoolean("gone");
        Context.Builder context =
                Context.builder()
                        .firstSeen(row.getTimestamp("first_seen").toInstant())
                        .sourceId("tipstaff-" + row.getLong("id"));
        if (!gone) {
            believed(row, context);
        }
        return new Member(
                row.getLong("changed"),
                row.getTimestamp("changed_at").toInstant(),
                gone,
                new FeedRecord(
                        Position.NOWHERE, indicator.canonical(), indicator, context.build()));
    }

    /// Of what left only the name is told: the rest may be marked more strictly than the reader may
    /// have.
    private static void believed(ResultSet row, Context.Builder context) throws SQLException {
        context.confidence(row.getInt("score"))
                .tlp(Tlp.valueOf(row.getString("tlp")))
                .lastSeen(row.getTimestamp("last_seen").toInstant());
        for (String category : (String[]) row.getArray("categories").getArray()) {
            context.category(category);
        }
        for (String threat : (String[]) row.getArray("threats").getArray()) {
            context.threat(threat);
        }
    }

    /// Reads what this program itself has written.
    static Indicator indicator(int kind, String canonical) {
        return switch (IndicatorParser.parse(Kind.ofNumber(kind), canonical)) {
            case Parsed(Indicator indicator) -> indicator;
            case Refused(String reason) ->
                    throw new IllegalStateException(reason + ", but stored: " + canonical);
        };
    }
}
