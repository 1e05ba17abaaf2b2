package io.tipstaff.portal.agency.internal;

import io.tipstaff.portal.agency.PersonId;
import java.time.Duration;

/// What came of an attempt to sign in.
public sealed interface SignInOutcome {

    /// Name and password are right.
    record Welcome(PersonId person) implements SignInOutcome {}

    /// They are not, or the account is not in use; which of it is not said.
    record Refused() implements SignInOutcome {}

    /// Too many wrong attempts: nothing is tried before this time has gone by.
    record Wait(Duration time) implements SignInOutcome {}
}
