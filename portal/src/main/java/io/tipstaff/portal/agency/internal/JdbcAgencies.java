package io.tipstaff.portal.agency.internal;

import io.tipstaff.portal.agency.Agencies;
import io.tipstaff.portal.agency.Agency;
import io.tipstaff.portal.agency.AgencyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Agencies in PostgreSQL.
@Repository
class JdbcAgencies implements Agencies {

    private static final String SELECT =
            """
            select a.*, (select count(*) from agency.person p where p.agency_id = a.id) as people
            from agency.agency a
            """;

    private final JdbcClient database;

    JdbcAgencies(JdbcClient database) {
        this.database = database;
    }

    @Override
    public List<Agency> all() {
        return database.sql(SELECT + "order by a.name").query((row, _) -> agency(row)).list();
    }

    @Override
    public Optional<Agency> find(AgencyId id) {
        return database.sql(SELECT + "where a.id = :id")
                .param("id", id.value())
                .query((row, _) -> agency(row))
                .optional();
    }

    AgencyId insertOperator(String name) {
        return new AgencyId(
                database.sql(
                                """
                                insert into agency.agency (name, operator) values (:name, true)
                                returning id
                                """)
                        .param("name", name)
                        .query(UUID.class)
                        .single());
    }

    AgencyId insert(String name, @Nullable String country) {
        return new AgencyId(
                database.sql(
                                """
                                insert into agency.agency (name, country) values (:name, :country)
                                returning id
                                """)
                        .param("name", name)
                        .param("country", country)
                        .query(UUID.class)
                        .single());
    }

    void update(AgencyId id, String name, @Nullable String country) {
        database.sql("update agency.agency set name = :name, country = :country where id = :id")
                .param("name", name)
                .param("country", country)
                .param("id", id.value())
                .update();
    }

    void setActive(AgencyId id, boolean active) {
        database.sql("update agency.agency set active = :active where id = :id")
                .param("active", active)
                .param("id", id.value())
                .update();
    }

    boolean isNameTaken(String name, @Nullable AgencyId butBy) {
        return database.sql(
                        """
                        select exists (select from agency.agency
                                       where lower(name) = lower(:name)
                                         and id is distinct from :id::uuid)
                        """)
                .param("name", name)
                .param("id", butBy == null ? null : butBy.toString())
                .query(Boolean.class)
                .single();
    }

    private static Agency agency(ResultSet row) throws SQLException {
        String country = row.getString("country");
        return new Agency(
                new AgencyId(row.getObject("id", UUID.class)),
                row.getString("name"),
                country == null ? "" : country,
                row.getBoolean("operator"),
                row.getBoolean("active"),
                row.getInt("people"),
                row.getTimestamp("created_at").toInstant());
    }
}
