package io.tipstaff.portal.evidence.internal;

import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.database.Keyset;
import io.tipstaff.portal.database.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What was sealed, in PostgreSQL.
///
/// Every statement names the agency: operators of the centre may see the rows of all, but not the
/// cases.
@Repository
class JdbcEvidence {

    private static final Map<String, Keyset.Column> COLUMNS =
            Map.of(
                    "sealed", new Keyset.Column("s.sealed_at", "timestamptz"),
                    "object", new Keyset.Column("s.object", "text"),
                    "case", new Keyset.Column("lower(s.case_number)", "text"),
                    "login", new Keyset.Column("s.login", "text"));

    private static final String COLUMNS_BUT_CONTENT =
            """
            s.id, s.login, s.case_number, s.reason, s.question, s.kind, s.object, s.zone, s.tlp,
            s.sealed_at, s.stamped, s.bytes, s.sha256
            """;

    private final JdbcClient database;

    JdbcEvidence(JdbcClient database) {
        this.database = database;
    }

    /// Returns an id that no row has.
    UUID nextId() {
        return database.sql("select uuidv7()").query(UUID.class).single();
    }

    void insert(Person by, SealedEvidence sealed, byte[] content) {
        database.sql(
                        """
                        insert into evidence.sealed (
                            id, agency_id, person_id, login, case_number, reason, question, kind,
                            object, zone, tlp, sealed_at, stamped, bytes, sha256, content)
                        values (
                            :id, :agency, :person, :login, :case, :reason, :question, :kind,
                            :object, :zone, :tlp, :at, :stamped, :bytes, :sha256, :content)
                        """)
                .param("id", sealed.id())
                .param("agency", by.agency().value())
                .param("person", by.id().value())
                .param("login", sealed.login())
                .param("case", sealed.caseNumber())
                .param("reason", sealed.reason())
                .param("question", sealed.question())
                .param("kind", sealed.kind())
                .param("object", sealed.object())
                .param("zone", sealed.zone())
                .param("tlp", sealed.tlp())
                .param("at", Timestamp.from(sealed.at()))
                .param("stamped", sealed.stamped())
                .param("bytes", sealed.bytes())
                .param("sha256", sealed.sha256())
                .param("content", content)
                .update();
    }

    Slice<SealedEvidence> slice(
            AgencyId agency, String text, String sort, @Nullable String cursor, int limit) {
        Keyset keyset = Keyset.of(COLUMNS, "s.id", sort, cursor);
        return keyset.slice(
                database.sql(
                                "select "
                                        + COLUMNS_BUT_CONTENT
                                        + ","
                                        + keyset.select()
                                        + """
                                        from evidence.sealed s
                                        where s.agency_id = :agency
                                          and (:text = '' or strpos(
                                              lower(s.case_number || ' ' || s.object || ' ' || s.question || ' ' || s.login),
                                              lower(:text)) > 0)
                                          and
                                        """
                                        + keyset.where()
                                        + keyset.order(limit))
                        .param("agency", agency.value())
                        .param("text", text),
                limit,
                (row, _) -> sealed(row));
    }

    List<SealedEvidence> about(AgencyId agency, List<String> objects, int limit) {
        return database.sql(
                        "select "
                                + COLUMNS_BUT_CONTENT
                                + """
                                from evidence.sealed s
                                where s.agency_id = :agency and md5(s.object) = any(array(select md5(o) from unnest(:objects::text[]) as o))
                                  and s.object = any(:objects)
                                order by s.sealed_at desc limit :limit
                                """)
                .param("agency", agency.value())
                .param("objects", objects.toArray(String[]::new))
                .param("limit", limit)
                .query((row, _) -> sealed(row))
                .list();
    }

    Optional<SealedEvidence> find(AgencyId agency, UUID id) {
        return database.sql(
                        "select "
                                + COLUMNS_BUT_CONTENT
                                + "from evidence.sealed s where s.agency_id = :agency and s.id = :id")
                .param("agency", agency.value())
                .param("id", id)
                .query((row, _) -> sealed(row))
                .optional();
    }

    byte[] content(AgencyId agency, UUID id) {
        return database.sql(
                        "select content from evidence.sealed where agency_id = :agency and id = :id")
                .param("agency", agency.value())
                .param("id", id)
                .query((row, _) -> row.getBytes("content"))
                .single();
    }

    int countSince(AgencyId agency, Instant since) {
        return database.sql(
                        """
                        select count(*) from evidence.sealed
                        where agency_id = :agency and sealed_at > :since
                        """)
                .param("agency", agency.value())
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    private static SealedEvidence sealed(ResultSet row) throws SQLException {
        return new SealedEvidence(
                row.getObject("id", UUID.class),
                row.getString("login"),
                row.getString("case_number"),
                row.getString("reason"),
                row.getString("question"),
                row.getString("kind"),
                row.getString("object"),
                row.getString("zone"),
                row.getString("tlp"),
                row.getTimestamp("sealed_at").toInstant(),
                row.getBoolean("stamped"),
                row.getLong("bytes"),
                row.getString("sha256"));
    }
}
