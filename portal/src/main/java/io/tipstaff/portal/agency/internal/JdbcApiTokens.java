package io.tipstaff.portal.agency.internal;

import io.tipstaff.portal.agency.PersonId;
import io.tipstaff.portal.agency.TokenScope;
import io.tipstaff.portal.agency.internal.ApiTokens.ApiToken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// API tokens in PostgreSQL.
@Repository
class JdbcApiTokens {

    record Use(Account account, Set<TokenScope> scopes) {}

    private record Found(UUID id, Instant lastUsed, Use use) {}

    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final JdbcClient database;

    JdbcApiTokens(JdbcClient database) {
        this.database = database;
    }

    void insert(PersonId owner, String name, byte[] hash, Set<TokenScope> scopes, Instant expires) {
        database.sql(
                        """
                        insert into agency.api_token (person_id, name, hash, scopes, expires_at)
                        values (:owner, :name, :hash, :scopes, :expires)
                        """)
                .param("owner", owner.value())
                .param("name", name)
                .param("hash", hash)
                .param("scopes", scopes.stream().map(TokenScope::name).toArray(String[]::new))
                .param("expires", Timestamp.from(expires))
                .update();
    }

    List<ApiToken> of(PersonId owner, Instant now) {
        return database.sql(
                        """
                        select * from agency.api_token
                        where person_id = :owner and revoked_at is null and expires_at > :now
                        order by id desc
                        """)
                .param("owner", owner.value())
                .param("now", Timestamp.from(now))
                .query((row, _) -> token(row))
                .list();
    }

    Optional<String> revoke(PersonId owner, UUID id, Instant now) {
        return database.sql(
                        """
                        update agency.api_token set revoked_at = :now
                        where id = :id and person_id = :owner and revoked_at is null
                        returning name
                        """)
                .param("now", Timestamp.from(now))
                .param("id", id)
                .param("owner", owner.value())
                .query(String.class)
                .optional();
    }

    /// Finds a live token and notes its use, at most once a minute. Every request of a program
    /// comes through here: one query says all.
    Optional<Use> use(byte[] hash, Instant now) {
        Optional<Found> found =
                database.sql(
                                "select t.id as token_id, t.scopes, t.last_used_at, "
                                        + JdbcAccounts.COLUMNS
                                        + """
                                         from agency.api_token t join agency.person p on p.id = t.person_id
                                        join agency.agency a on a.id = p.agency_id
                                        where t.hash = :hash and t.revoked_at is null and t.expires_at > :now
                                        """)
                        .param("hash", hash)
                        .param("now", Timestamp.from(now))
                        .query((row, _) -> found(row))
                        .optional();
        found.filter(token -> token.lastUsed().isBefore(now.minus(NOTED_EVERY)))
                .ifPresent(token -> noteUse(token.id(), now));
        return found.map(Found::use);
    }

    private static Found found(ResultSet row) throws SQLException {
        Timestamp lastUsed = row.getTimestamp("last_used_at");
        return new Found(
                row.getObject("token_id", UUID.class),
                lastUsed == null ? Instant.EPOCH : lastUsed.toInstant(),
                new Use(JdbcAccounts.account(row), scopes(row)));
    }

    private void noteUse(UUID id, Instant now) {
        database.sql("update agency.api_token set last_used_at = :now where id = :id")
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    private static ApiToken token(ResultSet row) throws SQLException {
        return new ApiToken(
                row.getObject("id", UUID.class),
                row.getString("name"),
                scopes(row),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("last_used_at")).map(Timestamp::toInstant));
    }

    private static Set<TokenScope> scopes(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("scopes").getArray())
                .map(TokenScope::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }
}
