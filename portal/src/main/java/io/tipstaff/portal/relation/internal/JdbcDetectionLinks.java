package io.tipstaff.portal.relation.internal;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.indicator.ParseResult.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Detections without their events, of the agencies that the scope may see.
@Repository
class JdbcDetectionLinks {

    /// @param source name of the event source
    /// @param host that the event names, null if it names none
    /// @param at when the event happened, or was looked at if it does not say
    record Seen(long id, String source, @Nullable String host, Instant at, Indicator indicator) {}

    private static final String SELECT =
            """
            select id, source, host, coalesce(event_at, detected_at) as at, kind, indicator
            from detection.detection
            """;

    private final JdbcClient database;

    JdbcDetectionLinks(JdbcClient database) {
        this.database = database;
    }

    /// The newest first.
    List<Seen> of(Long[] indicators, int offset, int limit) {
        return database.sql(
                        SELECT
                                + """
                                where indicator_id = any(:indicators)
                                order by id desc limit :limit offset :offset
                                """)
                .param("indicators", indicators)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> seen(row))
                .list();
    }

    long count(Long[] indicators, int atMost) {
        return database.sql(
                        """
                        select count(*) from (select from detection.detection
                            where indicator_id = any(:indicators) limit :limit) found
                        """)
                .param("indicators", indicators)
                .param("limit", atMost)
                .query(Long.class)
                .single();
    }

    Optional<Seen> find(long id) {
        return database.sql(SELECT + "where id = :id")
                .param("id", id)
                .query((row, _) -> seen(row))
                .optional();
    }

    private static Seen seen(ResultSet row) throws SQLException {
        return new Seen(
                row.getLong("id"),
                row.getString("source"),
                row.getString("host"),
                row.getTimestamp("at").toInstant(),
                parsed(Kind.ofNumber(row.getInt("kind")), row.getString("indicator")));
    }

    /// Reads what this program itself has written.
    private static Indicator parsed(Kind kind, String canonical) {
        return switch (IndicatorParser.parse(kind, canonical)) {
            case Parsed(Indicator indicator) -> indicator;
            case Refused(String reason) ->
                    throw new IllegalStateException(reason + ", but stored: " + canonical);
        };
    }
}
