package io.tipstaff.portal.feeds.internal;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.portal.feeds.Zone;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What is worth an analyst's look: what is in doubt and matters, and what was kept out.
@Repository
public class Validation {

    /// An indicator as an analyst sees it in a list.
    ///
    /// @param why the parts of the score, the weightiest first
    /// @param keptOut why it is kept out; null if it is not
    public record Entry(
            long id,
            Indicator indicator,
            Zone zone,
            int score,
            int sources,
            int urgency,
            List<String> why,
            @Nullable String keptOut,
            Instant changedAt) {}

    private record Reason(String source, double weight, String text) {}

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};

    private static final String SELECT =
            """
            select i.id, i.kind, i.value, a.zone, a.score, a.sources, a.urgency, a.evidence, a.kept_out, a.changed_at
            from feeds.assessment a join feeds.indicator i on i.id = a.indicator_id
            """;

    private final JdbcClient database;

    Validation(JdbcClient database) {
        this.database = database;
    }

    /// Returns what nobody has looked at, the most urgent first.
    public List<Entry> queue(int count) {
        return database.sql(
                        SELECT
                                + "where a.urgency > 0 order by a.urgency desc, a.indicator_id limit :count")
                .param("count", count)
                .query((row, _) -> entry(row))
                .list();
    }

    /// Returns what was kept out, the latest first.
    ///
    /// @param text that the value or the reason contains; empty for all
    public List<Entry> keptOut(String text, int count) {
        return database.sql(
                        SELECT
                                + """
                                where a.kept_out is not null
                                  and (:text = '' or strpos(i.value, :text) > 0 or strpos(lower(a.kept_out), :text) > 0)
                                order by a.version desc limit :count
                                """)
                .param("text", text.strip().toLowerCase(Locale.ROOT))
                .param("count", count)
                .query((row, _) -> entry(row))
                .list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        List<Reason> reasons = JSON.readValue(row.getString("evidence"), REASONS);
        return new Entry(
                row.getLong("id"),
                JdbcFeeds.indicator(row.getInt("kind"), row.getString("value")),
                Zone.valueOf(row.getString("zone").toUpperCase(Locale.ROOT)),
                row.getInt("score"),
                row.getInt("sources"),
                row.getInt("urgency"),
                reasons.stream()
                        .sorted((one, other) -> Double.compare(other.weight(), one.weight()))
                        .map(
                                one ->
                                        one.source().isEmpty()
                                                ? one.text()
                                                : one.source() + ": " + one.text())
                        .toList(),
                row.getString("kept_out"),
                row.getTimestamp("changed_at").toInstant());
    }
}
