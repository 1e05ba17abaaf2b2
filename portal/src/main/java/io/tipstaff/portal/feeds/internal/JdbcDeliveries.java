package io.tipstaff.portal.feeds.internal;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.feeds.Delivery;
import io.tipstaff.portal.feeds.Inboxes.Inbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What partners delivered, in PostgreSQL.
@Repository
class JdbcDeliveries {

    /// An import takes at most so many; the others wait for the next one.
    private static final int MAX_AT_ONCE = 50;

    private static final String INBOXES =
            "select id, name from feeds.source where transport = 'inbox' and enabled ";

    private final JdbcClient jdbc;

    JdbcDeliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Inbox> inboxes() {
        return jdbc.sql(INBOXES + "order by name").query(JdbcDeliveries::inbox).list();
    }

    List<Inbox> inboxesOf(UUID agency) {
        return jdbc.sql(INBOXES + "and location = :agency order by name")
                .param("agency", agency.toString())
                .query(JdbcDeliveries::inbox)
                .list();
    }

    private static Inbox inbox(ResultSet row, int number) throws SQLException {
        return new Inbox(row.getLong("id"), row.getString("name"));
    }

    Delivery add(long source, byte[] envelope, List<Delivery.Thing> objects, Person by) {
        return jdbc.sql(
                        """
                        insert into feeds.delivery (source_id, agency_id, by, ids, versions, content)
                        values (:source, :agency, :by, :ids, :versions, :content)
                        returning *
                        """)
                .param("source", source)
                .param("agency", by.agency().value())
                .param("by", by.login())
                .param("ids", objects.stream().map(Delivery.Thing::id).toArray(String[]::new))
                .param(
                        "versions",
                        objects.stream().map(Delivery.Thing::version).toArray(String[]::new))
                .param("content", envelope)
                .query((row, _) -> delivery(row, Map.of()))
                .single();
    }

    /// Takes what waits, oldest first, for the import that runs; returns the envelopes.
    Map<UUID, byte[]> take(long source) {
        return jdbc.sql(
                        """
                        with waiting as (
                            select id, content from feeds.delivery
                            where source_id = :source and content is not null
                            order by received_at limit :most for update skip locked)
                        update feeds.delivery d
                        set content = null, imported_at = clock_timestamp(), import_id = (
                            select max(id) from feeds.import where source_id = :source and state = 'running')
                        from waiting w where d.id = w.id
                        returning d.id, w.content
                        """)
                .param("source", source)
                .param("most", MAX_AT_ONCE)
                .query(
                        row -> {
                            Map<UUID, byte[]> taken = new LinkedHashMap<>();
                            while (row.next()) {
                                taken.put(row.getObject("id", UUID.class), row.getBytes("content"));
                            }
                            return taken;
                        });
    }

    /// Finds a delivery of an agency, or of any.
    Optional<Delivery> find(UUID id, @Nullable UUID agency) {
        return jdbc.sql(
                        """
                        select * from feeds.delivery
                        where id = :id and (cast(:agency as uuid) is null or agency_id = :agency)
                        """)
                .param("id", id)
                .param("agency", agency)
                .query((row, _) -> delivery(row, refused(id, row.getLong("import_id"))))
                .optional();
    }

    private Map<String, String> refused(UUID id, long importId) {
        Map<String, String> reasons = new HashMap<>();
        String document = id + ": ";
        jdbc.sql(
                        """
                        select place, reason from feeds.refusal
                        where import_id = :import and starts_with(place, :document) order by ordinal
                        """)
                .param("import", importId)
                .param("document", document)
                .query(
                        row -> {
                            String object = row.getString("place").substring(document.length());
                            reasons.putIfAbsent(object, row.getString("reason"));
                        });
        return reasons;
    }

    private static Delivery delivery(ResultSet row, Map<String, String> refused)
            throws SQLException {
        String[] ids = (String[]) row.getArray("ids").getArray();
        String[] versions = (String[]) row.getArray("versions").getArray();
        List<Delivery.Thing> objects = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            objects.add(new Delivery.Thing(ids[i], versions[i]));
        }
        return new Delivery(
                row.getObject("id", UUID.class),
                row.getTimestamp("received_at").toInstant(),
                objects,
                row.getTimestamp("imported_at") != null,
                refused);
    }
}
