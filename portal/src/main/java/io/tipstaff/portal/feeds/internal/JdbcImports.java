package io.tipstaff.portal.feeds.internal;

import io.tipstaff.exchange.Position;
import io.tipstaff.exchange.Refusal;
import io.tipstaff.portal.feeds.Import;
import io.tipstaff.portal.feeds.Import.Counts;
import io.tipstaff.portal.feeds.Import.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The imports and their refusals in PostgreSQL.
@Repository
class JdbcImports {

    /// Tells these advisory locks from others in the same database.
    private static final int LOCK_SPACE = 0x7115;

    private final JdbcClient jdbc;

    JdbcImports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Asks for an import; returns the one that waits already if there is one.
    long request(long sourceId, String by, boolean acceptShrunken) {
        Optional<Long> waiting =
                jdbc.sql(
                                "select id from feeds.import where source_id = :source and state = 'waiting' and restores is null limit 1")
                        .param("source", sourceId)
                        .query(Long.class)
                        .optional();
        return waiting.orElseGet(() -> insert(sourceId, by, acceptShrunken));
    }

    private long insert(long sourceId, String by, boolean acceptShrunken) {
        return jdbc.sql(
                        """
                        insert into feeds.import (source_id, state, requested_by, accept_shrunken)
                        values (:source, 'waiting', :by, :accept) returning id
                        """)
                .param("source", sourceId)
                .param("by", by)
                .param("accept", acceptShrunken)
                .query(Long.class)
                .single();
    }

    /// Asks for an import of the document that another one brought; it may withdraw anything.
    long requestKept(long sourceId, String by, long kept) {
        return jdbc.sql(
                        """
                        insert into feeds.import (source_id, state, requested_by, accept_shrunken, restores)
                        values (:source, 'waiting', :by, true, :kept) returning id
                        """)
                .param("source", sourceId)
                .param("by", by)
                .param("kept", kept)
                .query(Long.class)
                .single();
    }

    /// Returns the import whose kept document is to be taken, if it is not what the source has now.
    Optional<Long> restores(long id) {
        return jdbc.sql("select restores from feeds.import where id = :id and restores is not null")
                .param("id", id)
                .query(Long.class)
                .optional();
    }

    boolean acceptsShrunken(long id) {
        return jdbc.sql("select accept_shrunken from feeds.import where id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    void start(long id) {
        jdbc.sql(
                        "update feeds.import set state = 'running', started_at = now(), ended_at = null where id = :id")
                .param("id", id)
                .update();
    }

    void progress(long id, long bytes, long records, long refused) {
        jdbc.sql(
                        "update feeds.import set bytes = :bytes, records = :records, refused = :refused where id = :id")
                .param("bytes", bytes)
                .param("records", records)
                .param("refused", refused)
                .param("id", id)
                .update();
    }

    void end(
            long id,
            State state,
            @Nullable String format,
            Counts counts,
            @Nullable String problem,
            List<String> messages) {
        jdbc.sql(
                        """
                        update feeds.import set state = :state, ended_at = clock_timestamp(), format = :format, bytes = :bytes,
                            records = :records, refused = :refused, added = :added, changed = :changed,
                            unchanged = :unchanged, withdrawn = :withdrawn, problem = :problem, messages = :messages
                        where id = :id
                        """)
                .param("state", state.code())
                .param("format", format)
                .param("bytes", counts.bytes())
                .param("records", counts.records())
                .param("refused", counts.refused())
                .param("added", counts.added())
                .param("changed", counts.changed())
                .param("unchanged", counts.unchanged())
                .param("withdrawn", counts.withdrawn())
                .param("problem", problem == null ? null : ContextJson.storable(problem))
                .param(
                        "messages",
                        messages.stream().map(ContextJson::storable).toArray(String[]::new))
                .param("id", id)
                .update();
    }

    /// Notes what kind of failure an import met; null for none.
    void blame(long id, Documents.@Nullable Fault fault) {
        jdbc.sql("update feeds.import set fault = :fault where id = :id")
                .param("fault", fault == null ? null : fault.code())
                .param("id", id)
                .update();
    }

    void keep(long importId, List<Refusal> refusals) {
        jdbc.sql("delete from feeds.refusal where import_id = :id").param("id", importId).update();
        int ordinal = 0;
        for (Refusal refusal : refusals) {
            jdbc.sql(
                            """
                            insert into feeds.refusal (import_id, ordinal, record, line, place, reason, excerpt)
                            values (:id, :ordinal, :record, :line, :place, :reason, :excerpt)
                            """)
                    .param("id", importId)
                    .param("ordinal", ordinal++)
                    .param("record", refusal.at().record())
                    .param("line", refusal.at().line())
                    .param("place", ContextJson.storable(refusal.at().where()))
                    .param("reason", ContextJson.storable(refusal.reason()))
                    .param("excerpt", ContextJson.storable(refusal.excerpt()))
                    .update();
        }
    }

    List<Refusal> refusals(long importId, int from, int count) {
        return jdbc.sql(
                        """
                        select record, line, place, reason, excerpt from feeds.refusal
                        where import_id = :id and ordinal >= :from order by ordinal limit :count
                        """)
                .param("id", importId)
                .param("from", from)
                .param("count", count)
                .query(
                        (row, _) ->
                                new Refusal(
                                        new Position(
                                                row.getLong("record"),
                                                row.getLong("line"),
                                                row.getString("place")),
                                        row.getString("reason"),
                                        row.getString("excerpt")))
                .list();
    }

    Optional<Import> find(long id) {
        return jdbc.sql("select * from feeds.import where id = :id")
                .param("id", id)
                .query(JdbcImports::read)
                .optional();
    }

    List<Import> ofSource(long sourceId, int count) {
        return jdbc.sql(
                        "select * from feeds.import where source_id = :source order by id desc limit :count")
                .param("source", sourceId)
                .param("count", count)
                .query(JdbcImports::read)
                .list();
    }

    /// Returns the newest import of every source.
    List<Import> newest() {
        return jdbc.sql(
                        "select distinct on (source_id) * from feeds.import order by source_id, id desc")
                .query(JdbcImports::read)
                .list();
    }

    /// Returns the imports that wait, and those that some node has begun, oldest first.
    List<Import> unfinished() {
        return jdbc.sql(
                        "select * from feeds.import where state in ('waiting', 'running') order by id")
                .query(JdbcImports::read)
                .list();
    }

    /// Takes the source for the transaction that runs; false if another node imports it. Ends with
    /// the transaction, so that the import of a node that died is free again.
    boolean hold(long sourceId) {
        return jdbc.sql("select pg_try_advisory_xact_lock(:space, :source)")
                .param("space", LOCK_SPACE)
                .param("source", (int) sourceId)
                .query(Boolean.class)
                .single();
    }

    static Import read(ResultSet row, int number) throws SQLException {
        return new Import(
                row.getLong("id"),
                row.getLong("source_id"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getTimestamp("requested_at").toInstant(),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                row.getString("format"),
                new Counts(
                        row.getLong("bytes"),
                        row.getLong("records"),
                        row.getLong("refused"),
                        row.getLong("added"),
                        row.getLong("changed"),
                        row.getLong("unchanged"),
                        row.getLong("withdrawn")),
                row.getString("problem"),
                List.of((String[]) row.getArray("messages").getArray()));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
