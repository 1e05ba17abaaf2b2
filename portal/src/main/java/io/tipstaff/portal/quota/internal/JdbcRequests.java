package io.tipstaff.portal.quota.internal;

import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.PersonId;
import io.tipstaff.portal.quota.internal.MoreLookups.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Requests in PostgreSQL.
@Repository
class JdbcRequests {

    private static final String SELECT =
            """
            select r.*, a.name as agency_name, p.name as person_name, e.expires_at
            from quota.request r
            join agency.agency a on a.id = r.agency_id
            join agency.person p on p.id = r.person_id
            left join quota.extra e on e.request_id = r.id
            """;

    private final JdbcClient database;

    JdbcRequests(JdbcClient database) {
        this.database = database;
    }

    UUID insert(Person by, int lookups, String reason, String caseNumber) {
        return database.sql(
                        """
                        insert into quota.request (agency_id, person_id, lookups, reason, case_number)
                        values (:agency, :person, :lookups, :reason, :case)
                        returning id
                        """)
                .param("agency", by.agency().value())
                .param("person", by.id().value())
                .param("lookups", lookups)
                .param("reason", reason)
                .param("case", caseNumber)
                .query(UUID.class)
                .single();
    }

    /// Decides a request that waits; returns whether it still did.
    boolean decide(UUID id, State state, @Nullable Integer granted, String answer, String by) {
        return database.sql(
                                """
                                update quota.request
                                set state = :state, granted = :granted, answer = :answer,
                                    decided_by = :by, decided_at = now()
                                where id = :id and state = 'waiting'
                                """)
                        .param("state", state.code())
                        .param("granted", granted)
                        .param("answer", answer)
                        .param("by", by)
                        .param("id", id)
                        .update()
                == 1;
    }

    Optional<MoreLookups> find(UUID id) {
        return database.sql(SELECT + "where r.id = :id")
                .param("id", id)
                .query((row, _) -> request(row))
                .optional();
    }

    /// Those that wait come first, the longest waiting ahead; then the newest.
    List<MoreLookups> newest(int limit) {
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

    int waiting() {
        return database.sql("select count(*) from quota.request where state = 'waiting'")
                .query(Integer.class)
                .single();
    }

    private static MoreLookups request(ResultSet row) throws SQLException {
        return new MoreLookups(
                row.getObject("id", UUID.class),
                new AgencyId(row.getObject("agency_id", UUID.class)),
                row.getString("agency_name"),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("person_name"),
                row.getInt("lookups"),
                row.getString("reason"),
                row.getString("case_number"),
                row.getTimestamp("asked_at").toInstant(),
                State.ofCode(row.getString("state")),
                row.getObject("granted", Integer.class),
                instant(row, "expires_at"),
                row.getString("answer"),
                row.getString("decided_by"),
                instant(row, "decided_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
