package io.tipstaff.portal.relation.internal;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.IpNetwork;
import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.ParseResult.Parsed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finds indicators by what they have in common with something, in what feeds report.
///
/// Each question has an index of its own in `feeds/V6`; its conditions are written as the index has
/// them. Comparisons with `~>=~` read a range of names without the patterns of `like`, which a
/// prepared statement cannot use an index for.
@Repository
class JdbcIndicatorLinks {

    /// An indicator that was found.
    ///
    /// @param saidBy names of the sources that report it now
    record Found(
            Indicator indicator,
            @Nullable Instant firstSeen,
            @Nullable Instant lastSeen,
            String saidBy) {}

    /// A question: a condition on the indicator `i` and its assessment `a`, an order, parameters.
    record Question(String where, String order, Map<String, Object> parameters) {

        private static final String NEWEST = "i.id desc";

        /// What the person may know of what sources say now.
        private static final String OBSERVED =
                """
                 feeds.observation o join feeds.source s on s.id = o.source_id
                where o.withdrawn_at is null
                  and (:inside or s.tlp <> 'RED' and o.context ->> 'tlp' is distinct from 'RED')
                """;

        static Question urlsOn(String host) {
            return new Question(
                    """
                    i.kind in (6, 7) and reverse(feeds.host_in_url(i.value)) = reverse(:host)
                    """,
                    NEWEST,
                    Map.of("host", host));
        }

        static Question namesBelow(String name) {
            String below = new StringBuilder("." + name).reverse().toString();
            // the slash is the character behind the dot
            String behind = below.substring(0, below.length() - 1) + "/";
            return new Question(
                    """
                    i.kind in (4, 5) and reverse(ltrim(i.value, '=')) ~>=~ :first
                    and reverse(ltrim(i.value, '=')) ~<~ :behind
                    """,
                    "reverse(ltrim(i.value, '=')) using ~<~, i.id",
                    Map.of("first", below, "behind", behind));
        }

        static Question addressesIn(IpNetwork network) {
            return new Question(
                    """
                    i.kind in (0, 1) and i.value::inet >= :first::inet and i.value::inet <= :last::inet
                    """,
                    "i.value::inet",
                    Map.of(
                            "first",
                            network.first().canonical(),
                            "last",
                            network.last().canonical()));
        }

        static Question reportedTogether(Long[] ids, Long[] sources, String[] groups) {
            return new Question(
                    "i.id = any(array(select o.indicator_id from unnest(:sources::bigint[], :groups::text[])"
                            + " as g (source_id, name) cross join "
                            + OBSERVED
                            + """
                              and o.source_id = g.source_id
                              and o.context ->> 'group' is not null and o.context ->> 'group' = g.name
                              and hashtextextended(o.context ->> 'group', 0) = hashtextextended(g.name, 0)))
                            and not i.id = any(:ids)
                            """,
                    NEWEST,
                    Map.of("ids", ids, "sources", sources, "groups", groups));
        }

        static Question sameThreat(Long[] ids, Long[] sources, String[] threats) {
            return new Question(
                    "a.threats <> '{}' and a.threats && :threats::text[] and not i.id = any(:ids) and exists (select from "
                            + OBSERVED
                            + """
                              and o.indicator_id = i.id
                              and exists (select from unnest(:sources::bigint[], :threats::text[]) as t (source_id, name)
                                          where t.source_id = o.source_id
                                            and o.context -> 'threats' @> jsonb_build_array(t.name)))
                            """,
                    NEWEST,
                    Map.of("ids", ids, "sources", sources, "threats", threats));
        }

        static Question ofThreat(String threat) {
            return new Question(
                    "a.threats <> '{}' and a.threats @> array[:threat]::text[] and (:inside or exists (select from "
                            + OBSERVED
                            + """
                              and o.indicator_id = i.id
                              and o.context -> 'threats' @> jsonb_build_array(:threat::text)))
                            """,
                    NEWEST,
                    Map.of("threat", threat));
        }

        static Question ofActor(String actor) {
            return new Question(
                    "i.id = any(array(select o.indicator_id from "
                            + OBSERVED
                            + """
                              and o.context -> 'actors' is not null
                              and o.context -> 'actors' @> jsonb_build_array(:actor::text)))
                            """,
                    NEWEST,
                    Map.of("actor", actor));
        }

        static Question ofSource(long source) {
            return new Question(
                    "i.id in (select o.indicator_id from "
                            + OBSERVED
                            + " and o.source_id = :source)",
                    NEWEST,
                    Map.of("source", source));
        }
    }

    private static final String FROM =
            """
             from feeds.indicator i left join feeds.assessment a on a.indicator_id = i.id
            where (:inside or a.tlp <> 'RED') and
            """;

    private static final String SELECT =
            "select i.kind, i.value, a.first_seen, a.last_seen, (select string_agg(s.name, ', ' order by s.name) from "
                    + Question.OBSERVED
                    + " and o.indicator_id = i.id) as said_by"
                    + FROM;

    private final JdbcClient database;

    JdbcIndicatorLinks(JdbcClient database) {
        this.database = database;
    }

    List<Found> find(Question question, boolean inside, int offset, int limit) {
        return asked(select(question), question, inside)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> found(row))
                .list()
                .stream()
                .flatMap(one -> one)
                .toList();
    }

    static String select(Question question) {
        return SELECT
                + question.where()
                + " order by "
                + question.order()
                + " limit :limit offset :offset";
    }

    long count(Question question, boolean inside, int atMost) {
        String ordered = question.where() + " order by " + question.order() + " limit :limit";
        return asked("select count(*) from (select" + FROM + ordered + ") found", question, inside)
                .param("limit", atMost)
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec asked(String sql, Question question, boolean inside) {
        return database.sql(sql).params(question.parameters()).param("inside", inside);
    }

    private static Stream<Found> found(ResultSet row) throws SQLException {
        Kind kind = Kind.ofNumber(row.getInt("kind"));
        if (!(IndicatorParser.parse(kind, row.getString("value")) instanceof Parsed(var found))) {
            return Stream.empty();
        }
        return Stream.of(
                new Found(
                        found,
                        instant(row, "first_seen"),
                        instant(row, "last_seen"),
                        Objects.requireNonNullElse(row.getString("said_by"), "")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
