package io.tipstaff.portal.reports.internal;

import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.reports.yara.YaraVerdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Reports and their editions in PostgreSQL.
@Repository
class JdbcEditions {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SELECT =
            """
            select e.*, r.withdrawn_at from reports.edition e join reports.report r on r.id = e.report_id
            where e.report_id = :id
            """;

    private final JdbcClient database;

    JdbcEditions(JdbcClient database) {
        this.database = database;
    }

    UUID create(String by) {
        return database.sql("insert into reports.report (created_by) values (:by) returning id")
                .param("by", by)
                .query(UUID.class)
                .single();
    }

    boolean isEmpty() {
        return database.sql("select not exists (select from reports.report)")
                .query(Boolean.class)
                .single();
    }

    /// Locks a report until the transaction ends, so that two editors do not make two drafts.
    boolean lock(UUID id) {
        return database.sql("select true from reports.report where id = :id for update")
                .param("id", id)
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    /// Writes the draft of this number, new or over what it said before.
    void save(UUID id, int number, Content content, YaraVerdict yara, String by) {
        database.sql(
                        """
                        insert into reports.edition (report_id, number, kind, tlp, embargo_until, title, summary, body,
                            timeline, actors, industries, countries, techniques, yara, yara_state, yara_message, changed_by)
                        values (:id, :number, :kind, :tlp, :embargo::date, :title, :summary, :body, :timeline::jsonb,
                            :actors::jsonb, :industries, :countries, :techniques, :yara, :yaraState, :yaraMessage, :by)
                        on conflict (report_id, number) do update set
                            kind = excluded.kind, tlp = excluded.tlp, embargo_until = excluded.embargo_until,
                            title = excluded.title, summary = excluded.summary, body = excluded.body,
                            timeline = excluded.timeline, actors = excluded.actors, industries = excluded.industries,
                            countries = excluded.countries, techniques = excluded.techniques, yara = excluded.yara,
                            yara_state = excluded.yara_state, yara_message = excluded.yara_message,
                            changed_by = excluded.changed_by, changed_at = now()
                        where reports.edition.published_at is null
                        """)
                .param("id", id)
                .param("number", number)
                .param("kind", content.kind().code())
                .param("tlp", content.tlp().name())
                .param("embargo", content.embargoUntil())
                .param("title", content.title())
                .param("summary", content.summary())
                .param("body", content.body())
                .param("timeline", JSON.writeValueAsString(content.timeline()))
                .param("actors", JSON.writeValueAsString(content.actors()))
                .param("industries", content.industries().toArray(String[]::new))
                .param("countries", content.countries().toArray(String[]::new))
                .param("techniques", content.techniques().toArray(String[]::new))
                .param("yara", content.yara())
                .param("yaraState", yara.state().code())
                .param("yaraMessage", yara.message())
                .param("by", by)
                .update();
    }

    void publish(UUID id, int number, String news, String by) {
        database.sql(
                        """
                        update reports.edition set published_at = now(), published_by = :by, news = :news
                        where report_id = :id and number = :number and published_at is null
                        """)
                .param("by", by)
                .param("news", news)
                .param("id", id)
                .param("number", number)
                .update();
    }

    /// @param by null to bring it back
    void withdraw(UUID id, @Nullable String by) {
        database.sql(
                        """
                        update reports.report
                        set withdrawn_by = :by, withdrawn_at = case when :by::text is null then null else now() end
                        where id = :id
                        """)
                .param("by", by)
                .param("id", id)
                .update();
    }

    /// Removes a draft; a report of which nothing was published goes with it.
    void discard(UUID id, int number) {
        database.sql("delete from reports.edition where report_id = :id and number = :number")
                .param("id", id)
                .param("number", number)
                .update();
        database.sql(
                        """
                        delete from reports.report r
                        where id = :id and not exists (select from reports.edition where report_id = r.id)
                        """)
                .param("id", id)
                .update();
    }

    /// All editions, the newest first.
    List<Edition> all(UUID id) {
        return database.sql(SELECT + " order by e.number desc")
                .param("id", id)
                .query((row, _) -> edition(row))
                .list();
    }

    Optional<Edition> newest(UUID id) {
        return database.sql(SELECT + " order by e.number desc limit 1")
                .param("id", id)
                .query((row, _) -> edition(row))
                .optional();
    }

    private static Edition edition(ResultSet row) throws SQLException {
        return new Edition(
                row.getObject("report_id", UUID.class),
                row.getInt("number"),
                content(row),
                YaraVerdict.of(row.getString("yara_state"), row.getString("yara_message")),
                row.getString("news"),
                row.getString("changed_by"),
                row.getTimestamp("changed_at").toInstant(),
                row.getString("published_by"),
                instant(row, "published_at"),
                instant(row, "withdrawn_at"));
    }

    private static Content content(ResultSet row) throws SQLException {
        return new Content(
                ReportKind.ofCode(row.getString("kind")),
                Tlp.valueOf(row.getString("tlp")),
                row.getObject("embargo_until", LocalDate.class),
                row.getString("title"),
                row.getString("summary"),
                row.getString("body"),
                List.of(JSON.readValue(row.getString("timeline"), Milestone[].class)),
                actors(row),
                texts(row, "industries"),
                texts(row, "countries"),
                texts(row, "techniques"),
                row.getString("yara"));
    }

    static List<Actor> actors(ResultSet row) throws SQLException {
        return List.of(JSON.readValue(row.getString("actors"), Actor[].class));
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
