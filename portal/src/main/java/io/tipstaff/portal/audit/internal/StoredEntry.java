package io.tipstaff.portal.audit.internal;

import io.tipstaff.portal.audit.Actor;
import java.time.Instant;

/// An entry as it is hashed and stored.
///
/// @param at to the microsecond, as the database keeps it
/// @param detail JSON
record StoredEntry(
        long number,
        Instant at,
        Actor actor,
        String address,
        String action,
        String subject,
        String detail) {}
