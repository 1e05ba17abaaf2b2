package io.tipstaff.portal.agency.internal;

import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.People;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.PersonId;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.database.Keyset;
import io.tipstaff.portal.database.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// People as operators see them, in PostgreSQL.
@Repository
class JdbcPeople implements People {

    /// Somebody to be entered.
    record NewPerson(AgencyId agency, String login, String name, Set<Role> roles) {}

    private static final Map<String, Keyset.Column> COLUMNS =
            Map.of(
                    "name", new Keyset.Column("lower(p.name)", "text"),
                    "login", new Keyset.Column("p.login", "text"),
                    "agency", new Keyset.Column("lower(a.name)", "text"),
                    "created", new Keyset.Column("p.created_at", "timestamptz"),
                    "seen",
                            new Keyset.Column(
                                    "coalesce(p.last_sign_in_at, '-infinity')", "timestamptz"));

    private static final String FROM =
            " from agency.person p join agency.agency a on a.id = p.agency_id ";

    private final JdbcClient database;

    private final JdbcAccounts accounts;

    JdbcPeople(JdbcClient database, JdbcAccounts accounts) {
        this.database = database;
        this.accounts = accounts;
    }

    @Override
    public Optional<Person> active(PersonId id) {
        return accounts.byId(id).filter(Account::enabled).map(Account::person);
    }

    Slice<PersonRecord> slice(String text, String sort, @Nullable String cursor, int limit) {
        Keyset keyset = Keyset.of(COLUMNS, "p.id", sort, cursor);
        return keyset.slice(
                database.sql(
                                "select p.*, a.name as agency_name,"
                                        + keyset.select()
                                        + FROM
                                        + """
                                        where (:text = '' or strpos(
                                            lower(p.name || ' ' || p.login || ' ' || a.name),
                                            lower(:text)) > 0) and
                                        """
                                        + keyset.where()
                                        + keyset.order(limit))
                        .param("text", text),
                limit,
                (row, _) -> person(row));
    }

    Optional<PersonRecord> find(PersonId id) {
        return database.sql("select p.*, a.name as agency_name" + FROM + "where p.id = :id")
                .param("id", id.value())
                .query((row, _) -> person(row))
                .optional();
    }

    @Override
    public Optional<String> mailAddressOf(PersonId person) {
        return find(person)
                .filter(PersonRecord::active)
                .map(PersonRecord::login)
                .filter(login -> login.contains("@"));
    }

    @Override
    public List<String> mailAddressesOf(Role role) {
        return database.sql(
                        """
                        select login from agency.person
                        where active and :role = any (roles) and login like '%@%'
                        order by login
                        """)
                .param("role", role.name())
                .query((row, _) -> row.getString("login"))
                .list();
    }

    boolean isLoginTaken(String login) {
        return database.sql("select exists (select from agency.person where login = :login)")
                .param("login", login)
                .query(Boolean.class)
                .single();
    }

    PersonId insert(NewPerson person, String passwordHash) {
        return new PersonId(
                database.sql(
                                """
                                insert into agency.person
                                    (agency_id, login, name, roles, password_hash,
                                     password_temporary, password_long)
                                values (:agency, :login, :name, :roles, :hash, true, true)
                                returning id
                                """)
                        .param("agency", person.agency().value())
                        .param("login", person.login())
                        .param("name", person.name())
                        .param("roles", names(person.roles()))
                        .param("hash", passwordHash)
                        .query(UUID.class)
                        .single());
    }

    void update(PersonId id, String name, Set<Role> roles) {
        database.sql("update agency.person set name = :name, roles = :roles where id = :id")
                .param("name", name)
                .param("roles", names(roles))
                .param("id", id.value())
                .update();
    }

    void setActive(PersonId id, boolean active) {
        database.sql("update agency.person set active = :active where id = :id")
                .param("active", active)
                .param("id", id.value())
                .update();
    }

    /// Counts the active operators besides this person.
    int otherOperators(PersonId id) {
        return database.sql(
                        """
                        select count(*) from agency.person
                        where active and 'OPERATOR' = any (roles) and id <> :id
                        """)
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    private static String[] names(Set<Role> roles) {
        return roles.stream().sorted().map(Role::name).toArray(String[]::new);
    }

    private static PersonRecord person(ResultSet row) throws SQLException {
        Timestamp seen = row.getTimestamp("last_sign_in_at");
        return new PersonRecord(
                new PersonId(row.getObject("id", UUID.class)),
                row.getString("login"),
                row.getString("name"),
                new AgencyId(row.getObject("agency_id", UUID.class)),
                row.getString("agency_name"),
                JdbcAccounts.roles(row),
                row.getBoolean("active"),
                row.getBoolean("totp_confirmed"),
                row.getTimestamp("created_at").toInstant(),
                seen == null ? null : seen.toInstant());
    }
}
