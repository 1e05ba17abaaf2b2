package io.tipstaff.portal.feeds.internal;

import io.tipstaff.portal.feeds.intake.Intake;
import io.tipstaff.portal.feeds.intake.IntakeJson;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// What is taken from each source, in PostgreSQL.
@Repository
class JdbcIntakes {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;

    JdbcIntakes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Intake of(long sourceId) {
        return jdbc.sql("select intake from feeds.source where id = :id")
                .param("id", sourceId)
                .query((row, _) -> JSON.readValue(row.getString("intake"), IntakeJson.class))
                .single()
                .toIntake();
    }

    void save(long sourceId, Intake intake) {
        jdbc.sql("update feeds.source set intake = cast(:intake as jsonb) where id = :id")
                .param("intake", JSON.writeValueAsString(IntakeJson.of(intake)))
                .param("id", sourceId)
                .update();
    }

    /// Returns the sources whose indicators end by themselves, and when.
    Map<Long, Duration> retentions() {
        Map<Long, Duration> retentions = new HashMap<>();
        jdbc.sql(
                        """
                        select id, (intake ->> 'retentionDays')::integer as days from feeds.source
                        where intake ->> 'retentionDays' is not null
                        """)
                .query(
                        row -> {
                            retentions.put(row.getLong("id"), Duration.ofDays(row.getInt("days")));
                        });
        return retentions;
    }
}
