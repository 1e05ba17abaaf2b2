package io.tipstaff.portal.graph.internal;

import io.tipstaff.portal.agency.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Graphs in PostgreSQL. Whatever the scope, people see graphs of their own agency only: an
/// investigation is no matter of the centre.
@Repository
class JdbcGraphs {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String VISIBLE =
            " agency_id = :agency and (owner_id = :person or shared) ";

    private final JdbcClient database;

    JdbcGraphs(JdbcClient database) {
        this.database = database;
    }

    List<SavedGraph> list(Person person, int limit) {
        return database.sql(
                        "select * from graph.graph where "
                                + VISIBLE
                                + " order by changed_at desc, id limit :limit")
                .param("agency", person.agency().value())
                .param("person", person.id().value())
                .param("limit", limit)
                .query((row, _) -> saved(row, person))
                .list();
    }

    Optional<SavedGraph> find(UUID id, Person person) {
        return database.sql("select * from graph.graph where id = :id and " + VISIBLE)
                .param("id", id)
                .param("agency", person.agency().value())
                .param("person", person.id().value())
                .query((row, _) -> saved(row, person))
                .optional();
    }

    Optional<GraphDocument> document(UUID id, Person person) {
        return database.sql("select document from graph.graph where id = :id and " + VISIBLE)
                .param("id", id)
                .param("agency", person.agency().value())
                .param("person", person.id().value())
                .query(String.class)
                .optional()
                .map(json -> JSON.readValue(json, GraphDocument.class));
    }

    UUID insert(Person owner, String name, GraphDocument document) {
        return database.sql(
                        """
                        insert into graph.graph (agency_id, owner_id, owner_name, name, things, links, document)
                        values (:agency, :person, :owner, :name, :things, :links, :document::jsonb)
                        returning id
                        """)
                .param("agency", owner.agency().value())
                .param("person", owner.id().value())
                .param("owner", owner.name())
                .param("name", name)
                .param("things", document.things().size())
                .param("links", document.links().size())
                .param("document", JSON.writeValueAsString(document))
                .query(UUID.class)
                .single();
    }

    /// Changes a graph of one's own; says whether it was still of this version.
    boolean update(
            UUID id,
            Person owner,
            int version,
            String name,
            boolean shared,
            GraphDocument document) {
        return database.sql(
                                """
                                update graph.graph
                                set name = :name, shared = :shared, things = :things, links = :links,
                                    document = :document::jsonb, version = version + 1, changed_at = now()
                                where id = :id and agency_id = :agency and owner_id = :person and version = :version
                                """)
                        .param("id", id)
                        .param("agency", owner.agency().value())
                        .param("person", owner.id().value())
                        .param("version", version)
                        .param("name", name)
                        .param("shared", shared)
                        .param("things", document.things().size())
                        .param("links", document.links().size())
                        .param("document", JSON.writeValueAsString(document))
                        .update()
                == 1;
    }

    boolean delete(UUID id, Person owner) {
        return database.sql(
                                """
                                delete from graph.graph
                                where id = :id and agency_id = :agency and owner_id = :person
                                """)
                        .param("id", id)
                        .param("agency", owner.agency().value())
                        .param("person", owner.id().value())
                        .update()
                == 1;
    }

    private static SavedGraph saved(ResultSet row, Person reader) throws SQLException {
        return new SavedGraph(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("owner_name"),
                row.getObject("owner_id", UUID.class).equals(reader.id().value()),
                row.getBoolean("shared"),
                row.getInt("version"),
                row.getInt("things"),
                row.getInt("links"),
                row.getTimestamp("changed_at").toInstant());
    }
}
