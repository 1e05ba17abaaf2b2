package io.tipstaff.portal.agency.internal;

import io.tipstaff.portal.agency.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person with what signing in needs.
///
/// @param enabled the person and the agency are active
/// @param temporaryPassword it was given by somebody else and must be changed
/// @param longPassword it may stand without a second factor
/// @param codeSecret sealed; null where none was ever made
/// @param codeConfirmed the second factor is on
/// @param lastCodeStep a code up to this step was used
/// @param lockedUntil no attempt is taken before; null where none is held back
public record Account(
        Person person,
        boolean enabled,
        String passwordHash,
        boolean temporaryPassword,
        boolean longPassword,
        @Nullable String codeSecret,
        boolean codeConfirmed,
        long lastCodeStep,
        int failedAttempts,
        @Nullable Instant lockedUntil) {

    boolean isLocked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    /// Returns how long a new password must be.
    public int shortestPassword() {
        return codeConfirmed ? Passwords.SHORT : Passwords.LONG;
    }
}
