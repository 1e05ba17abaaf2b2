package io.tipstaff.portal.agency.internal;

import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.PersonId;
import io.tipstaff.portal.agency.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What signing in reads and writes, in PostgreSQL.
@Repository
class JdbcAccounts {

    /// What an account is read from, of a person `p` and its agency `a`.
    static final String COLUMNS =
            "p.*, a.name as agency_name, a.operator, a.active as agency_active";

    private static final String SELECT =
            "select "
                    + COLUMNS
                    + " from agency.person p join agency.agency a on a.id = p.agency_id ";

    private final JdbcClient database;

    JdbcAccounts(JdbcClient database) {
        this.database = database;
    }

    Optional<Account> byLogin(String login) {
        return database.sql(SELECT + "where p.login = :login")
                .param("login", login.strip().toLowerCase(Locale.ROOT))
                .query((row, _) -> account(row))
                .optional();
    }

    Optional<Account> byId(PersonId id) {
        return database.sql(SELECT + "where p.id = :id")
                .param("id", id.value())
                .query((row, _) -> account(row))
                .optional();
    }

    boolean isEmpty() {
        return database.sql("select not exists (select from agency.person)")
                .query(Boolean.class)
                .single();
    }

    void recordFailure(PersonId id, int failures, @Nullable Instant lockedUntil) {
        database.sql(
                        """
                        update agency.person
                        set failed_attempts = :failures, locked_until = :until where id = :id
                        """)
                .param("failures", failures)
                .param("until", lockedUntil == null ? null : Timestamp.from(lockedUntil))
                .param("id", id.value())
                .update();
    }

    void recordSuccess(PersonId id, Instant now) {
        database.sql(
                        """
                        update agency.person
                        set failed_attempts = 0, locked_until = null, last_sign_in_at = :now
                        where id = :id
                        """)
                .param("now", Timestamp.from(now))
                .param("id", id.value())
                .update();
    }

    void changePassword(PersonId id, String hash, Strength strength) {
        database.sql(
                        """
                        update agency.person
                        set password_hash = :hash, password_long = :long,
                            password_temporary = :temporary, failed_attempts = 0,
                            locked_until = null
                        where id = :id
                        """)
                .param("hash", hash)
                .param("long", strength != Strength.SHORT)
                .param("temporary", strength == Strength.TEMPORARY)
                .param("id", id.value())
                .update();
    }

    /// What kind of password it is.
    enum Strength {
        TEMPORARY,
        SHORT,
        LONG
    }

    void demandNewPassword(PersonId id) {
        database.sql("update agency.person set password_temporary = true where id = :id")
                .param("id", id.value())
                .update();
    }

    void offerCodes(PersonId id, String sealedSecret) {
        database.sql(
                        """
                        update agency.person
                        set totp_secret = :secret, totp_last_step = 0
                        where id = :id and not totp_confirmed
                        """)
                .param("secret", sealedSecret)
                .param("id", id.value())
                .update();
    }

    void confirmCodes(PersonId id) {
        database.sql("update agency.person set totp_confirmed = true where id = :id")
                .param("id", id.value())
                .update();
    }

    void removeCodes(PersonId id) {
        database.sql(
                        """
                        update agency.person
                        set totp_confirmed = false, totp_secret = null, totp_last_step = 0
                        where id = :id
                        """)
                .param("id", id.value())
                .update();
        database.sql("delete from agency.recovery_code where person_id = :id")
                .param("id", id.value())
                .update();
    }

    /// Takes a step's code once: false if it was used meanwhile.
    boolean useCode(PersonId id, long step) {
        return database.sql(
                                """
                                update agency.person set totp_last_step = :step
                                where id = :id and totp_last_step < :step
                                """)
                        .param("step", step)
                        .param("id", id.value())
                        .update()
                == 1;
    }

    void replaceRecoveryCodes(PersonId id, List<byte[]> hashes) {
        database.sql("delete from agency.recovery_code where person_id = :id")
                .param("id", id.value())
                .update();
        for (byte[] hash : hashes) {
            database.sql("insert into agency.recovery_code (person_id, hash) values (:id, :hash)")
                    .param("id", id.value())
                    .param("hash", hash)
                    .update();
        }
    }

    boolean useRecoveryCode(PersonId id, byte[] hash) {
        return database.sql(
                                """
                                delete from agency.recovery_code
                                where person_id = :id and hash = :hash
                                """)
                        .param("id", id.value())
                        .param("hash", hash)
                        .update()
                == 1;
    }

    int recoveryCodesLeft(PersonId id) {
        return database.sql("select count(*) from agency.recovery_code where person_id = :id")
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    /// Reads an account from its columns.
    static Account account(ResultSet row) throws SQLException {
        Timestamp lockedUntil = row.getTimestamp("locked_until");
        return new Account(
                person(row),
                row.getBoolean("active") && row.getBoolean("agency_active"),
                row.getString("password_hash"),
                row.getBoolean("password_temporary"),
                row.getBoolean("password_long"),
                row.getString("totp_secret"),
                row.getBoolean("totp_confirmed"),
                row.getLong("totp_last_step"),
                row.getInt("failed_attempts"),
                lockedUntil == null ? null : lockedUntil.toInstant());
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                new PersonId(row.getObject("id", UUID.class)),
                row.getString("login"),
                row.getString("name"),
                new AgencyId(row.getObject("agency_id", UUID.class)),
                row.getString("agency_name"),
                row.getBoolean("operator"),
                roles(row));
    }

    static Set<Role> roles(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("roles").getArray())
                .map(Role::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }
}
