package io.tipstaff.portal.agency.internal;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.internal.JdbcAccounts.Strength;
import io.tipstaff.portal.audit.AuditLog;
import io.tipstaff.portal.home.Sealing;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What people do with their own account.
@Service
public class MyAccount {

    private final JdbcAccounts accounts;
    private final Passwords passwords;
    private final Sealing sealing;
    private final Sessions sessions;
    private final AuditLog audit;
    private final Clock clock;

    MyAccount(
            JdbcAccounts accounts,
            Passwords passwords,
            Sealing sealing,
            Sessions sessions,
            AuditLog audit,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sealing = sealing;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /// Returns the account.
    public Account of(Person me) {
        return accounts.byId(me.id()).orElseThrow();
    }

    /// Tells whether this is the current password.
    public boolean knowsPassword(Person me, String password) {
        return passwords.matches(password, of(me).passwordHash());
    }

    /// Changes the password and ends every other session; returns the message key of what is wrong
    /// with it, if something is.
    @Transactional
    public Optional<String> changePassword(Person me, String password) {
        Account account = of(me);
        Optional<String> fault =
                passwords.matches(password, account.passwordHash())
                        ? Optional.of("agency.password.same")
                        : passwords.faultOf(
                                password,
                                account.shortestPassword(),
                                List.of(me.login(), me.name(), me.agencyName()));
        if (fault.isEmpty()) {
            Strength strength = passwords.isLong(password) ? Strength.LONG : Strength.SHORT;
            accounts.changePassword(me.id(), passwords.hash(password), strength);
            sessions.endOthers(me.id());
            audit.record(me.actor(), "password.changed", me.login());
        }
        return fault;
    }

    /// Makes a new secret for one-time codes, on as soon as [#confirmCodes] sees one of them.
    @Transactional
    public CodeSetup offerCodes(Person me) {
        byte[] secret = Totp.newSecret();
        accounts.offerCodes(me.id(), sealing.seal(secret));
        return new CodeSetup(me.login(), Base32.encode(secret));
    }

    /// Returns the secret that was offered and is not confirmed yet, or offers a new one.
    @Transactional
    public CodeSetup offeredCodes(Person me) {
        String sealed = of(me).codeSecret();
        return sealed == null
                ? offerCodes(me)
                : new CodeSetup(me.login(), Base32.encode(sealing.open(sealed)));
    }

    /// Turns one-time codes on if this is one; returns the recovery codes, none if it was wrong.
    @Transactional
    public List<String> confirmCodes(Person me, String code) {
        Account account = of(me);
        String sealed = account.codeSecret();
        OptionalLong step =
                sealed == null
                        ? OptionalLong.empty()
                        : Totp.stepOf(
                                sealing.open(sealed),
                                code,
                                clock.instant(),
                                account.lastCodeStep());
        if (step.isEmpty() || !accounts.useCode(me.id(), step.getAsLong())) {
            return List.of();
        }
        accounts.confirmCodes(me.id());
        audit.record(me.actor(), "codes.turned-on", me.login());
        return newRecoveryCodes(me);
    }

    /// Makes new recovery codes; the old ones are void.
    @Transactional
    public List<String> newRecoveryCodes(Person me) {
        List<String> codes = RecoveryCodes.make();
        accounts.replaceRecoveryCodes(me.id(), codes.stream().map(RecoveryCodes::hash).toList());
        audit.record(me.actor(), "recovery-codes.made", me.login());
        return codes;
    }

    /// Returns how many recovery codes are left.
    public int recoveryCodesLeft(Person me) {
        return accounts.recoveryCodesLeft(me.id());
    }

    /// Turns one-time codes off; a password that is too short without them must be changed next.
    @Transactional
    public void removeCodes(Person me) {
        if (!of(me).longPassword()) {
            accounts.demandNewPassword(me.id());
        }
        accounts.removeCodes(me.id());
        audit.record(me.actor(), "codes.turned-off", me.login());
    }
}
