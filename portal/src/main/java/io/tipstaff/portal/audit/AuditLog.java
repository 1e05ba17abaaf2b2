package io.tipstaff.portal.audit;

import java.util.List;
import java.util.Map;

/// The audit log. Thread-safe.
public interface AuditLog {

    /// Appends an entry, in the caller's transaction if there is one: it is kept if and only if the
    /// deed is. Entries wait for each other until their transactions end, so call it last and
    /// briefly.
    ///
    /// @param detail what else matters; never a secret
    void record(Actor actor, String action, String subject, Map<String, String> detail);

    /// As [#record] with nothing else to say.
    default void record(Actor actor, String action, String subject) {
        record(actor, action, subject, Map.of());
    }

    /// Returns entries that the current scope may see, the newest first.
    ///
    /// @param before only entries below this number
    /// @param text only entries whose person, action or subject contains it; empty for all
    List<AuditEntry> newest(long before, String text, int limit);

    /// Walks the whole chain and tells whether it holds. Needs the scope of every agency.
    AuditVerdict verify();
}
