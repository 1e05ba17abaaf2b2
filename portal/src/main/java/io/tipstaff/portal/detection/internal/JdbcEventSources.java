package io.tipstaff.portal.detection.internal;

import io.tipstaff.portal.detection.EventSource;
import java.net.InetAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Event sources in PostgreSQL.
@Repository
class JdbcEventSources {

    private final JdbcClient jdbc;

    JdbcEventSources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<EventSource> all() {
        return jdbc.sql("select * from detection.event_source order by lower(name)")
                .query(JdbcEventSources::read)
                .list();
    }

    /// Finds whose events come from this sender.
    Optional<EventSource> of(InetAddress sender) {
        return jdbc.sql(
                        """
                        select * from detection.event_source where sender >>= :sender::inet
                        order by masklen(sender) desc, id limit 1
                        """)
                .param("sender", sender.getHostAddress().replaceFirst("%.*", ""))
                .query(JdbcEventSources::read)
                .optional();
    }

    boolean isNameTaken(UUID agency, String name) {
        return jdbc.sql(
                        "select exists (select from detection.event_source where agency_id = :agency and name = :name)")
                .param("agency", agency)
                .param("name", name)
                .query(Boolean.class)
                .single();
    }

    void add(UUID agency, String name, String sender, String addedBy) {
        jdbc.sql(
                        """
                        insert into detection.event_source (agency_id, name, sender, added_by)
                        values (:agency, :name, :sender::cidr, :by)
                        """)
                .param("agency", agency)
                .param("name", name)
                .param("sender", sender)
                .param("by", addedBy)
                .update();
    }

    int remove(long id) {
        return jdbc.sql("delete from detection.event_source where id = :id")
                .param("id", id)
                .update();
    }

    private static EventSource read(ResultSet row, int number) throws SQLException {
        return new EventSource(
                row.getLong("id"),
                row.getObject("agency_id", UUID.class),
                row.getString("name"),
                row.getString("sender"),
                row.getString("added_by"),
                row.getTimestamp("added_at").toInstant());
    }
}
