package io.tipstaff.portal.reports.internal;

import io.tipstaff.portal.agency.AgencyId;
import java.sql.Array;
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

/// Grants in PostgreSQL.
@Repository
class JdbcGrants {

    private static final String SELECT =
            """
            select g.*, a.name as agency_name,
                   (select title from reports.edition e where e.report_id = g.report_id and e.published_at is not null
                    order by number desc limit 1) as title
            from reports.access g join agency.agency a on a.id = g.agency_id
            """;

    private final JdbcClient database;

    JdbcGrants(JdbcClient database) {
        this.database = database;
    }

    /// @param request that asked for it; null if nobody did
    UUID insert(
            AgencyId agency,
            UUID report,
            @Nullable UUID request,
            Extract extract,
            String by,
            Instant expiresAt) {
        return database.sql(
                        """
                        insert into reports.access (agency_id, report_id, request_id, chosen, sections, granted_by, expires_at)
                        values (:agency, :report, :request::uuid, :chosen::text[], :sections, :by, :expires)
                        returning id
                        """)
                .param("agency", agency.value())
                .param("report", report)
                .param("request", request)
                .param(
                        "chosen",
                        extract.keys() == null ? null : extract.keys().toArray(String[]::new))
                .param(
                        "sections",
                        extract.sections().stream().map(Section::code).toArray(String[]::new))
                .param("by", by)
                .param("expires", Timestamp.from(expiresAt))
                .query(UUID.class)
                .single();
    }

    boolean revoke(UUID id, String by) {
        return database.sql(
                                """
                                update reports.access set revoked_by = :by, revoked_at = now()
                                where id = :id and revoked_at is null and expires_at > now()
                                """)
                        .param("by", by)
                        .param("id", id)
                        .update()
                == 1;
    }

    /// Finds the grant that a request brought.
    Optional<Grant> ofRequest(UUID request) {
        return database.sql(SELECT + "where g.request_id = :request")
                .param("request", request)
                .query((row, _) -> grant(row))
                .optional();
    }

    Optional<Grant> find(UUID id) {
        return database.sql(SELECT + "where g.id = :id")
                .param("id", id)
                .query((row, _) -> grant(row))
                .optional();
    }

    /// The grants of an agency that hold now.
    List<Grant> holding(AgencyId agency) {
        return database.sql(
                        SELECT
                                + """
                                where g.agency_id = :agency and g.revoked_at is null and g.expires_at > now()
                                """)
                .param("agency", agency.value())
                .query((row, _) -> grant(row))
                .list();
    }

    /// The newest grants that the scope may see.
    ///
    /// @param report only of this one; null for all
    List<Grant> newest(@Nullable UUID report, int limit) {
        return database.sql(
                        SELECT
                                + """
                                where :report::uuid is null or g.report_id = :report::uuid
                                order by g.id desc limit :limit
                                """)
                .param("report", report)
                .param("limit", limit)
                .query((row, _) -> grant(row))
                .list();
    }

    private static Grant grant(ResultSet row) throws SQLException {
        @Nullable Array chosen = row.getArray("chosen");
        return new Grant(
                row.getObject("id", UUID.class),
                new AgencyId(row.getObject("agency_id", UUID.class)),
                row.getString("agency_name"),
                row.getObject("report_id", UUID.class),
                String.valueOf(row.getString("title")),
                row.getObject("request_id", UUID.class),
                chosen == null
                        ? Extract.WHOLE
                        : Extract.of(
                                List.of((String[]) chosen.getArray()),
                                JdbcEditions.texts(row, "sections")),
                row.getString("granted_by"),
                row.getTimestamp("granted_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                JdbcEditions.instant(row, "revoked_at"));
    }
}
