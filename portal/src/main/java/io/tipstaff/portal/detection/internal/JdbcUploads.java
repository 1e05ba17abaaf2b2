package io.tipstaff.portal.detection.internal;

import io.tipstaff.portal.detection.Upload;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Uploaded log files in PostgreSQL.
@Repository
class JdbcUploads {

    private final JdbcClient jdbc;

    JdbcUploads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID id, UUID agency, String name, long size, String by) {
        jdbc.sql(
                        """
                        insert into detection.upload (id, agency_id, name, state, size, uploaded_by)
                        values (:id, :agency, :name, 'waiting', :size, :by)
                        """)
                .param("id", id)
                .param("agency", agency)
                .param("name", name)
                .param("size", size)
                .param("by", by)
                .update();
    }

    /// Begins, or begins again after a crash: what was found before goes.
    void start(UUID id) {
        jdbc.sql("delete from detection.detection where upload_id = :id").param("id", id).update();
        jdbc.sql(
                        "update detection.upload set state = 'running', bytes_read = 0, lines = 0, matches = 0 where id = :id")
                .param("id", id)
                .update();
    }

    void progress(UUID id, long bytesRead, long lines, long matches) {
        jdbc.sql(
                        "update detection.upload set bytes_read = :bytes, lines = :lines, matches = :matches where id = :id")
                .param("bytes", bytesRead)
                .param("lines", lines)
                .param("matches", matches)
                .param("id", id)
                .update();
    }

    void end(UUID id, @Nullable String problem) {
        jdbc.sql(
                        "update detection.upload set state = :state, problem = :problem, ended_at = now() where id = :id")
                .param("state", problem == null ? "done" : "failed")
                .param("problem", problem)
                .param("id", id)
                .update();
    }

    Optional<Upload> find(UUID id) {
        return jdbc.sql("select * from detection.upload where id = :id")
                .param("id", id)
                .query(JdbcUploads::read)
                .optional();
    }

    List<Upload> newest(int limit) {
        return jdbc.sql("select * from detection.upload order by uploaded_at desc limit :limit")
                .param("limit", limit)
                .query(JdbcUploads::read)
                .list();
    }

    List<Upload> unfinished() {
        return jdbc.sql(
                        "select * from detection.upload where state in ('waiting', 'running') order by uploaded_at")
                .query(JdbcUploads::read)
                .list();
    }

    private static Upload read(ResultSet row, int number) throws SQLException {
        @Nullable Timestamp ended = row.getTimestamp("ended_at");
        return new Upload(
                row.getObject("id", UUID.class),
                row.getObject("agency_id", UUID.class),
                row.getString("name"),
                row.getString("state"),
                row.getLong("size"),
                row.getLong("bytes_read"),
                row.getLong("lines"),
                row.getLong("matches"),
                row.getString("problem"),
                row.getString("uploaded_by"),
                row.getTimestamp("uploaded_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
