package io.tipstaff.portal.feeds.internal;

import io.tipstaff.exchange.FeedFormat;
import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.feeds.Source;
import io.tipstaff.portal.feeds.Transport;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The sources in PostgreSQL.
@Repository
class JdbcSources {

    private final JdbcClient jdbc;

    JdbcSources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Source> all() {
        return jdbc.sql("select * from feeds.source order by lower(name)")
                .query(JdbcSources::source)
                .list();
    }

    /// Says whether no source was ever added here.
    boolean isNew() {
        return jdbc.sql(
                        "select not exists (select from feeds.source) and not exists (select from feeds.indicator)")
                .query(Boolean.class)
                .single();
    }

    Optional<Source> find(long id) {
        return jdbc.sql("select * from feeds.source where id = :id")
                .param("id", id)
                .query(JdbcSources::source)
                .optional();
    }

    boolean isNameTaken(String name) {
        return jdbc.sql("select exists (select from feeds.source where lower(name) = lower(:name))")
                .param("name", name)
                .query(Boolean.class)
                .single();
    }

    /// Returns the sources whose refresh is due and that no import is under way for.
    List<Source> due() {
        return jdbc.sql(
                        """
                        select s.* from feeds.source s
                        where s.enabled
                          and (s.not_before is null or s.not_before < now())
                          and not exists (
                            select from feeds.import i where i.source_id = s.id and i.state in ('waiting', 'running'))
                          and (s.refresh_minutes is not null and not exists (
                            select from feeds.import i where i.source_id = s.id
                              and i.requested_at > now() - make_interval(mins => s.refresh_minutes))
                            or exists (select from feeds.delivery d where d.source_id = s.id and d.content is not null))
                        """)
                .query(JdbcSources::source)
                .list();
    }

    long add(NewSource source, String addedBy) {
        return jdbc.sql(
                        """
                        insert into feeds.source (name, transport, location, format, kind, confidence, tlp, categories,
                            refresh_minutes, internal_allowed, connection, added_by)
                        values (:name, :transport, :location, :format, :kind, :confidence, :tlp, :categories,
                            :refresh, :internal, cast(:connection as jsonb), :by)
                        returning id
                        """)
                .param("name", source.name())
                .param("transport", source.transport().code())
                .param("location", source.location())
                .param("format", source.format() == null ? null : source.format().code())
                .param("kind", source.kind() == null ? null : source.kind().number())
                .param("confidence", source.confidence())
                .param("tlp", source.tlp().name())
                .param("categories", source.categories().toArray(String[]::new))
                .param(
                        "refresh",
                        source.refreshEvery() == null
                                ? null
                                : (int) source.refreshEvery().toMinutes())
                .param("internal", source.internalAllowed())
                .param("connection", ConnectionJson.write(source.connection()))
                .param("by", addedBy)
                .query(Long.class)
                .single();
    }

    /// Writes what may be changed of a source.
    void change(long id, SourceEdit edit) {
        jdbc.sql(
                        """
                        update feeds.source set name = :name, location = :location, format = :format, kind = :kind,
                            confidence = :confidence, tlp = :tlp, categories = :categories,
                            refresh_minutes = :refresh, internal_allowed = :internal,
                            connection = cast(:connection as jsonb)
                        where id = :id
                        """)
                .param("name", edit.name())
                .param("location", edit.location())
                .param("format", edit.format() == null ? null : edit.format().code())
                .param("kind", edit.kind() == null ? null : edit.kind().number())
                .param("confidence", edit.confidence())
                .param("tlp", edit.tlp().name())
                .param("categories", edit.categories().toArray(String[]::new))
                .param(
                        "refresh",
                        edit.refreshEvery() == null ? null : (int) edit.refreshEvery().toMinutes())
                .param("internal", edit.internalAllowed())
                .param("connection", ConnectionJson.write(edit.connection()))
                .param("id", id)
                .update();
    }

    /// Asks for a new reckoning of all that a source said.
    void reassess(long id) {
        jdbc.sql(
                        """
                        insert into feeds.reassess
                        select indicator_id from feeds.observation where source_id = :id
                        order by indicator_id
                        on conflict (indicator_id) do update set indicator_id = excluded.indicator_id
                        """)
                .param("id", id)
                .update();
    }

    void enable(long id, boolean enabled) {
        jdbc.sql("update feeds.source set enabled = :enabled where id = :id")
                .param("enabled", enabled)
                .param("id", id)
                .update();
    }

    /// How many indicators each source currently reports.
    Map<Long, Long> currentCounts() {
        return jdbc.sql("select id, indicators from feeds.source")
                .query(
                        rows -> {
                            Map<Long, Long> counts = new HashMap<>();
                            while (rows.next()) {
                                counts.put(rows.getLong("id"), rows.getLong("indicators"));
                            }
                            return counts;
                        });
    }

    /// Removes a source with its imports and observations; indicators that nobody else reports stay
    /// as history.
    void remove(long id) {
        reassess(id);
        jdbc.sql("delete from feeds.source where id = :id").param("id", id).update();
    }

    void renameLocation(long id, String location) {
        jdbc.sql("update feeds.source set location = :location where id = :id")
                .param("location", location)
                .param("id", id)
                .update();
    }

    Validators validators(long id) {
        return jdbc.sql("select etag, last_modified, position from feeds.source where id = :id")
                .param("id", id)
                .query(
                        (row, _) ->
                                new Validators(
                                        row.getString("etag"),
                                        row.getString("last_modified"),
                                        row.getString("position")))
                .single();
    }

    void remember(long id, Validators validators) {
        jdbc.sql(
                        """
                        update feeds.source set etag = :etag, last_modified = :modified, position = :position,
                            not_before = null
                        where id = :id
                        """)
                .param("etag", validators.etag())
                .param("modified", validators.lastModified())
                .param("position", validators.position())
                .param("id", id)
                .update();
    }

    /// Lets the schedule of a source wait, as its server wishes; null lets it go on.
    void postpone(long id, @Nullable Instant notBefore) {
        jdbc.sql("update feeds.source set not_before = :at where id = :id")
                .param("at", notBefore == null ? null : Timestamp.from(notBefore))
                .param("id", id)
                .update();
    }

    /// How many indicators the source currently reports.
    long currentOf(long id) {
        return jdbc.sql("select indicators from feeds.source where id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    /// Counts what the source reports now; for whoever has changed it, in the same transaction.
    /// Returns 1, the source that was counted.
    int recount(long id) {
        return jdbc.sql(
                        """
                        update feeds.source set indicators = (
                            select count(*) from feeds.observation where source_id = :id and withdrawn_at is null)
                        where id = :id
                        """)
                .param("id", id)
                .update();
    }

    private static Source source(ResultSet row, int number) throws SQLException {
        @Nullable String format = row.getString("format");
        @Nullable Integer kind = row.getObject("kind", Integer.class);
        @Nullable Integer refresh = row.getObject("refresh_minutes", Integer.class);
        return new Source(
                row.getLong("id"),
                row.getString("name"),
                Transport.ofCode(row.getString("transport")),
                row.getString("location"),
                format == null ? null : FeedFormat.ofCode(format).orElse(null),
                kind == null ? null : Kind.ofNumber(kind),
                row.getInt("confidence"),
                Tlp.valueOf(row.getString("tlp")),
                List.of((String[]) row.getArray("categories").getArray()),
                refresh == null ? null : Duration.ofMinutes(refresh),
                row.getBoolean("internal_allowed"),
                ConnectionJson.read(row.getString("connection")),
                row.getBoolean("enabled"),
                row.getString("added_by"),
                row.getTimestamp("added_at").toInstant());
    }
}
