package io.tipstaff.portal.agency.internal;

import io.tipstaff.portal.agency.PersonId;
import io.tipstaff.portal.agency.internal.SignInOutcome.Refused;
import io.tipstaff.portal.agency.internal.SignInOutcome.Wait;
import io.tipstaff.portal.agency.internal.SignInOutcome.Welcome;
import io.tipstaff.portal.audit.AuditLog;
import io.tipstaff.portal.database.AgencyScope;
import io.tipstaff.portal.home.Sealing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/// Checks who somebody is: name and password, then a one-time code where that is on.
///
/// Wrong attempts make an account wait longer and longer, and at [#MAX_FAILURES] in a row (NIST SP
/// 800-63B-4, 3.2.2) till an operator gives a new password.
@Component
public class SignIn {

    static final int FREE_FAILURES = 5;
    static final int MAX_FAILURES = 100;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration FOR_GOOD = Duration.ofDays(365_000);

    private final JdbcAccounts accounts;
    private final Passwords passwords;
    private final Sealing sealing;
    private final AuditLog audit;
    private final Clock clock;
    private final AddressThrottle addresses = new AddressThrottle();

    SignIn(
            JdbcAccounts accounts,
            Passwords passwords,
            Sealing sealing,
            AuditLog audit,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sealing = sealing;
        this.audit = audit;
        this.clock = clock;
    }

    /// Returns the account as it is now.
    public Optional<Account> account(PersonId id) {
        return AgencyScope.everyAgency().call(() -> accounts.byId(id));
    }

    /// Tries a name and a password.
    public SignInOutcome tryPassword(String login, String password, String address) {
        Instant now = clock.instant();
        Duration wait = addresses.waitOf(address, now);
        if (wait.isPositive()) {
            return new Wait(wait);
        }
        SignInOutcome outcome =
                AgencyScope.everyAgency().call(() -> tryPassword(login, password, now));
        if (outcome instanceof Refused) {
            addresses.recordFailure(address, now);
        }
        return outcome;
    }

    private SignInOutcome tryPassword(String login, String password, Instant now) {
        Optional<Account> found = accounts.byLogin(login);
        if (found.isEmpty()) {
            passwords.compareWithNothing(password);
            return new Refused();
        }
        Account account = found.get();
        if (account.isLocked(now)) {
            return new Wait(Duration.between(now, account.lockedUntil()));
        }
        if (!passwords.matches(password, account.passwordHash())) {
            return refuse(account, "sign-in.refused", now);
        }
        if (!account.enabled()) {
            return new Refused();
        }
        if (!account.codeConfirmed()) {
            welcome(account, now);
        }
        return new Welcome(account.person().id());
    }

    /// Tries a one-time code or a recovery code of somebody whose password was right.
    public SignInOutcome tryCode(PersonId id, String code) {
        Instant now = clock.instant();
        return AgencyScope.everyAgency()
                .call(
                        () -> {
                            Account account = accounts.byId(id).orElseThrow();
                            if (account.isLocked(now)) {
                                return new Wait(Duration.between(now, account.lockedUntil()));
                            }
                            if (!isRight(account, code, now)) {
                                return refuse(account, "sign-in.code-refused", now);
                            }
                            welcome(account, now);
                            return new Welcome(id);
                        });
    }

    private boolean isRight(Account account, String code, Instant now) {
        String sealed = account.codeSecret();
        if (sealed == null || !account.codeConfirmed()) {
            return false;
        }
        OptionalLong step = Totp.stepOf(sealing.open(sealed), code, now, account.lastCodeStep());
        PersonId id = account.person().id();
        return step.isPresent()
                ? accounts.useCode(id, step.getAsLong())
                : accounts.useRecoveryCode(id, RecoveryCodes.hash(code));
    }

    private SignInOutcome refuse(Account account, String action, Instant now) {
        int failures = account.failedAttempts() + 1;
        Duration wait = waitAfter(failures);
        Instant until = wait.isZero() ? null : now.plus(wait);
        accounts.recordFailure(account.person().id(), failures, until);
        audit.record(
                account.person().actor(),
                action,
                account.person().login(),
                Map.of("failures in a row", Integer.toString(failures)));
        return new Refused();
    }

    /// 2, 4, 8 … seconds, fifteen minutes at most.
    static Duration waitAfter(int failures) {
        if (failures < FREE_FAILURES) {
            return Duration.ZERO;
        }
        if (failures >= MAX_FAILURES) {
            return FOR_GOOD;
        }
        long seconds = 1L << Math.min(failures - FREE_FAILURES + 1, 10);
        return seconds > LONGEST_WAIT.toSeconds() ? LONGEST_WAIT : Duration.ofSeconds(seconds);
    }

    private void welcome(Account account, Instant now) {
        accounts.recordSuccess(account.person().id(), now);
        audit.record(account.person().actor(), "sign-in.succeeded", account.person().login());
    }
}
