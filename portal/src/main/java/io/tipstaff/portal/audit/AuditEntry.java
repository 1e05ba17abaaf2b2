package io.tipstaff.portal.audit;

import java.time.Instant;
import java.util.Map;

/// An entry as it stands in the log.
///
/// @param number its place, counted from 1 without gaps over all agencies
/// @param address where the request came from; empty for the program's own work
/// @param action what was done, `<module>.<deed>` in the past tense: `person.created`
/// @param subject what it was done to
public record AuditEntry(
        long number,
        Instant at,
        Actor actor,
        String address,
        String action,
        String subject,
        Map<String, String> detail) {

    public AuditEntry {
        detail = Map.copyOf(detail);
    }
}
