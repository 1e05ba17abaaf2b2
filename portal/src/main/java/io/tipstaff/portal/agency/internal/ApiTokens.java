package io.tipstaff.portal.agency.internal;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.TokenScope;
import io.tipstaff.portal.agency.Tokens;
import io.tipstaff.portal.audit.AuditLog;
import io.tipstaff.portal.database.AgencyScope;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Tokens with which programs use the REST API in the name of a person.
///
/// A token is shown once, when it is made; the database keeps its hash. It is 160 bits at random,
/// so a plain hash is enough.
@Service
public class ApiTokens implements Tokens {

    /// What every token starts with, so that scanners for leaked secrets know it.
    public static final String PREFIX = "tipstaff_";

    /// Longest life of a token.
    public static final Duration LONGEST = Duration.ofDays(366);

    private static final int BYTES = 20;

    private final JdbcApiTokens stored;
    private final AuditLog audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ApiTokens(JdbcApiTokens stored, AuditLog audit, Clock clock) {
        this.stored = stored;
        this.audit = audit;
        this.clock = clock;
    }

    /// A token as its owner sees it later: without the token itself.
    public record ApiToken(
            UUID id,
            String name,
            Set<TokenScope> scopes,
            Instant createdAt,
            Instant expiresAt,
            Optional<Instant> lastUsedAt) {}

    /// Makes a token and returns it; nobody can see it again.
    @Transactional
    public String make(Person owner, String name, Set<TokenScope> scopes, Duration life) {
        if (life.compareTo(LONGEST) > 0 || !life.isPositive()) {
            throw new IllegalArgumentException("life of a token out of range: " + life);
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String token = PREFIX + Base32.encode(bytes).toLowerCase(java.util.Locale.ROOT);
        Instant expires = clock.instant().plus(life);
        stored.insert(owner.id(), name, RecoveryCodes.sha256(token), scopes, expires);
        audit.record(
                owner.actor(),
                "token.made",
                name,
                Map.of("scopes", codes(scopes), "expires", expires.toString()));
        return token;
    }

    private static String codes(Set<TokenScope> scopes) {
        return new TreeSet<>(scopes)
                .stream().map(TokenScope::code).collect(Collectors.joining(" "));
    }

    /// Returns the live tokens of somebody, the newest first.
    public List<ApiToken> of(Person owner) {
        return stored.of(owner.id(), clock.instant());
    }

    /// Revokes a token of one's own, at once; tells whether there was one.
    @Transactional
    public boolean revoke(Person owner, UUID id) {
        Optional<String> name = stored.revoke(owner.id(), id, clock.instant());
        name.ifPresent(revoked -> audit.record(owner.actor(), "token.revoked", revoked));
        return name.isPresent();
    }

    @Override
    public Optional<Person> readerOf(String token) {
        return use(token)
                .filter(use -> use.scopes().contains(TokenScope.READ))
                .map(use -> use.account().person());
    }

    Optional<SignedInPerson> holderOf(String token) {
        return use(token)
                .map(use -> SignedInPerson.withScopes(use.account().person(), use.scopes()));
    }

    private Optional<JdbcApiTokens.Use> use(String token) {
        if (!token.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return AgencyScope.everyAgency()
                .call(() -> stored.use(RecoveryCodes.sha256(token), clock.instant()))
                .filter(use -> use.account().enabled() && !use.account().temporaryPassword());
    }
}
