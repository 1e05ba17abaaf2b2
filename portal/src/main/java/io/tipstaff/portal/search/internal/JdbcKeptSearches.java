package io.tipstaff.portal.search.internal;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Kept searches in PostgreSQL.
@Repository
class JdbcKeptSearches {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient database;

    JdbcKeptSearches(JdbcClient database) {
        this.database = database;
    }

    List<KeptSearch> of(Person person) {
        return database.sql("select * from search.kept where person_id = :person order by name")
                .param("person", person.id().value())
                .query(JdbcKeptSearches::kept)
                .list();
    }

    /// Returns all that mail, of everybody whose rows may be seen.
    List<KeptSearch> thatMail() {
        return database.sql("select * from search.kept where mails order by id")
                .query(JdbcKeptSearches::kept)
                .list();
    }

    UUID keep(Person person, String name, SearchQuery query, boolean mails, long seen) {
        return database.sql(
                        """
                        insert into search.kept (agency_id, person_id, name, query, mails, seen)
                        values (:agency, :person, :name, :query::jsonb, :mails, :seen)
                        on conflict (person_id, name) do update
                        set query = excluded.query, mails = excluded.mails, seen = excluded.seen
                        returning id
                        """)
                .param("agency", person.agency().value())
                .param("person", person.id().value())
                .param("name", name)
                .param("query", JSON.writeValueAsString(query.parameters()))
                .param("mails", mails)
                .param("seen", seen)
                .query(UUID.class)
                .single();
    }

    boolean forget(UUID id, Person person) {
        return database.sql("delete from search.kept where id = :id and person_id = :person")
                        .param("id", id)
                        .param("person", person.id().value())
                        .update()
                > 0;
    }

    void told(UUID id, long seen) {
        database.sql("update search.kept set seen = :seen where id = :id")
                .param("id", id)
                .param("seen", seen)
                .update();
    }

    private static KeptSearch kept(ResultSet row, int number) throws SQLException {
        Map<String, String> query =
                JSON.readValue(row.getString("query"), new TypeReference<Map<String, String>>() {});
        return new KeptSearch(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("name"),
                SearchQuery.of(query),
                row.getBoolean("mails"),
                row.getLong("seen"),
                row.getTimestamp("kept_at").toInstant());
    }
}
