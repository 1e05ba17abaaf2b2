package io.tipstaff.portal.requests.internal;

import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.PersonId;
import io.tipstaff.portal.database.Keyset;
import io.tipstaff.portal.database.Slice;
import io.tipstaff.portal.requests.Decision;
import io.tipstaff.portal.requests.Fields;
import io.tipstaff.portal.requests.Granted;
import io.tipstaff.portal.requests.Request;
import io.tipstaff.portal.requests.Request.State;
import io.tipstaff.portal.requests.Wish;
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
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Requests in PostgreSQL.
@Repository
class JdbcRequests {

    private static final JsonMapper JSON = new JsonMapper();

    private static final Map<String, Keyset.Column> COLUMNS =
            Map.of("asked", new Keyset.Column("r.asked_at", "timestamptz"));

    private static final String STATE =
            " case when r.expires_at <= now() then 'expired' else r.state end ";

    private static final String SELECT =
            "select r.*, a.name as agency_name, p.name as person_name," + STATE + "as state_now";

    private static final String FROM =
            """
             from requests.request r
            join agency.agency a on a.id = r.agency_id
            join agency.person p on p.id = r.person_id
            """;

    private final JdbcClient database;

    JdbcRequests(JdbcClient database) {
        this.database = database;
    }

    UUID insert(Person by, String kind, Wish wish, String reason, String caseNumber) {
        return database.sql(
                        """
                        insert into requests.request
                            (kind, agency_id, person_id, subject, title, amount, wanted, reason, case_number)
                        values (:kind, :agency, :person, :subject, :title, :amount, :wanted::jsonb, :reason, :case)
                        returning id
                        """)
                .param("kind", kind)
                .param("agency", by.agency().value())
                .param("person", by.id().value())
                .param("subject", wish.subject())
                .param("title", wish.title())
                .param("amount", wish.amount())
                .param("wanted", JSON.writeValueAsString(wish.fields().values()))
                .param("reason", reason)
                .param("case", caseNumber)
                .query(UUID.class)
                .single();
    }

    /// Lets nobody else of the agency ask for the same until the transaction ends.
    void holdSubject(String kind, String subject, AgencyId agency) {
        database.sql("select 1 from pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "requests " + agency + " " + kind + " " + subject)
                .query(Integer.class)
                .single();
    }

    boolean isOpen(String kind, String subject, AgencyId agency) {
        return database.sql(
                        """
                        select exists (select from requests.request
                            where agency_id = :agency and kind = :kind and subject = :subject and state = 'open')
                        """)
                .param("agency", agency.value())
                .param("kind", kind)
                .param("subject", subject)
                .query(Boolean.class)
                .single();
    }

    Optional<Request> find(UUID id) {
        return one(id, "");
    }

    /// As [#find], and lets nobody else decide until the transaction ends: two operators that
    /// decide at once come one after the other, and the second sees what the first has decided.
    Optional<Request> hold(UUID id) {
        return one(id, " for update of r");
    }

    private Optional<Request> one(UUID id, String lock) {
        return database.sql(SELECT + FROM + "where r.id = :id" + lock)
                .param("id", id)
                .query((row, _) -> request(row))
                .optional();
    }

    /// Ends an open request that is held without granting anything.
    void close(UUID id, State state, String answer, String by) {
        database.sql(
                        """
                        update requests.request
                        set state = :state, answer = :answer, decided_by = :by, decided_at = now()
                        where id = :id
                        """)
                .param("state", state.code())
                .param("answer", answer)
                .param("by", by)
                .param("id", id)
                .update();
    }

    /// Ends an open request that is held with what was granted.
    void grant(UUID id, Granted granted, Instant until, String answer, String by) {
        database.sql(
                        """
                        update requests.request
                        set state = :state, granted = :what, granted_amount = :amount, expires_at = :until,
                            answer = :answer, decided_by = :by, decided_at = now()
                        where id = :id
                        """)
                .param("state", (granted.whole() ? State.GRANTED : State.PARTLY).code())
                .param("what", granted.what())
                .param("amount", granted.amount())
                .param("until", Timestamp.from(until))
                .param("answer", answer)
                .param("by", by)
                .param("id", id)
                .update();
    }

    /// Lets what was granted end now.
    void end(UUID id) {
        database.sql(
                        """
                        update requests.request set expires_at = now() where id = :id and expires_at > now()
                        """)
                .param("id", id)
                .update();
    }

    /// @param sort `asked` for the oldest first, `-asked` for the newest
    Slice<Request> slice(RequestFilter filter, String sort, @Nullable String cursor, int limit) {
        Keyset keyset = Keyset.of(COLUMNS, "r.id", sort, cursor);
        return keyset.slice(
                database.sql(
                                SELECT
                                        + ","
                                        + keyset.select()
                                        + FROM
                                        + """
                                        where (:text = '' or strpos(
                                            lower(r.title || ' ' || r.reason || ' ' || r.case_number), lower(:text)) > 0)
                                        and (:kind::text is null or r.kind = :kind)
                                        and (:agency::uuid is null or r.agency_id = :agency::uuid)
                                        and (:person::uuid is null or r.person_id = :person::uuid)
                                        and (:state::text is null or :state =
                                        """
                                        + STATE
                                        + ") and "
                                        + keyset.where()
                                        + keyset.order(limit))
                        .param("text", filter.text())
                        .param("kind", filter.kind())
                        .param("state", filter.state() == null ? null : filter.state().code())
                        .param("agency", filter.agency() == null ? null : filter.agency().value())
                        .param("person", filter.person() == null ? null : filter.person().value()),
                limit,
                (row, _) -> request(row));
    }

    long open() {
        return database.sql("select count(*) from requests.request where state = 'open'")
                .query(Long.class)
                .single();
    }

    private static Request request(ResultSet row) throws SQLException {
        State state = State.ofCode(row.getString("state_now"));
        return new Request(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                new AgencyId(row.getObject("agency_id", UUID.class)),
                row.getString("agency_name"),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("person_name"),
                new Wish(
                        row.getString("subject"),
                        row.getString("title"),
                        row.getObject("amount", Integer.class),
                        fields(row.getString("wanted"))),
                row.getString("reason"),
                row.getString("case_number"),
                row.getTimestamp("asked_at").toInstant(),
                state,
                state == State.OPEN ? null : decision(row));
    }

    private static Fields fields(String json) {
        return new Fields(JSON.readValue(json, new TypeReference<Map<String, List<String>>>() {}));
    }

    private static Decision decision(ResultSet row) throws SQLException {
        Timestamp expires = row.getTimestamp("expires_at");
        return new Decision(
                row.getString("decided_by"),
                row.getTimestamp("decided_at").toInstant(),
                row.getString("answer"),
                row.getString("granted"),
                row.getObject("granted_amount", Integer.class),
                expires == null ? null : expires.toInstant());
    }
}
