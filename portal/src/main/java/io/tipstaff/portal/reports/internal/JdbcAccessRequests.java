package io.tipstaff.portal.reports.internal;

import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.PersonId;
import io.tipstaff.portal.reports.internal.AccessRequest.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Requests for reports in PostgreSQL.
@Repository
class JdbcAccessRequests {

    private static final String SELECT =
            """
            select r.*, a.name as agency_name, p.name as person_name, cardinality(g.chosen) as chosen, g.expires_at,
                   (select title from reports.edition e where e.report_id = r.report_id and e.published_at is not null
                    order by number desc limit 1) as title
            from reports.request r
            join agency.agency a on a.id = r.agency_id
            join agency.person p on p.id = r.person_id
            left join reports.access g on g.request_id = r.id
            """;

    private final JdbcClient database;

    JdbcAccessRequests(JdbcClient database) {
        this.database = database;
    }

    UUID insert(Person by, UUID report, List<String> kinds, String reason, String caseNumber) {
        return database.sql(
                        """
                        insert into reports.request (agency_id, person_id, report_id, kinds, reason, case_number)
                        values (:agency, :person, :report, :kinds, :reason, :case)
                        returning id
                        """)
                .param("agency", by.agency().value())
                .param("person", by.id().value())
                .param("report", report)
                .param("kinds", kinds.toArray(String[]::new))
                .param("reason", reason)
                .param("case", caseNumber)
                .query(UUID.class)
                .single();
    }

    /// Decides a request that waits; returns whether it still did.
    boolean decide(UUID id, State state, String answer, String by) {
        return database.sql(
                                """
                                update reports.request
                                set state = :state, answer = :answer, decided_by = :by, decided_at = now()
                                where id = :id and state = 'waiting'
                                """)
                        .param("state", state.code())
                        .param("answer", answer)
                        .param("by", by)
                        .param("id", id)
                        .update()
                == 1;
    }

    Optional<AccessRequest> find(UUID id) {
        return database.sql(SELECT + "where r.id = :id")
                .param("id", id)
                .query((row, _) -> request(row))
                .optional();
    }

    boolean waits(UUID report, AgencyId agency) {
        return database.sql(
                        """
                        select exists (select from reports.request
                            where report_id = :report and agency_id = :agency and state = 'waiting')
                        """)
                .param("report", report)
                .param("agency", agency.value())
                .query(Boolean.class)
                .single();
    }

    /// Those that wait come first, the longest waiting ahead; then the newest.
    List<AccessRequest> newest(int limit) {
        return database.sql(
                        SELECT
                                + """
                                order by r.state <> 'waiting',
                                         case when r.state = 'waiting' then r.asked_at end,
                                         r.id desc
                                limit :limit
                                """)
                .param("limit", limit)
                .query((row, _) -> request(row))
                .list();
    }

    private static AccessRequest request(ResultSet row) throws SQLException {
        return new AccessRequest(
                row.getObject("id", UUID.class),
                new AgencyId(row.getObject("agency_id", UUID.class)),
                row.getString("agency_name"),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("person_name"),
                row.getObject("report_id", UUID.class),
                String.valueOf(row.getString("title")),
                JdbcEditions.texts(row, "kinds"),
                row.getString("reason"),
                row.getString("case_number"),
                row.getTimestamp("asked_at").toInstant(),
                State.ofCode(row.getString("state")),
                row.getObject("chosen", Integer.class),
                JdbcEditions.instant(row, "expires_at"),
                row.getString("answer"),
                row.getString("decided_by"),
                JdbcEditions.instant(row, "decided_at"));
    }
}
