package io.tipstaff.portal.audit;

/// What walking the chain of the audit log found.
public sealed interface AuditVerdict {

    /// Every entry is as it was written.
    ///
    /// @param head hash of the last entry, in hex; keep it elsewhere to prove later that nothing
    ///   was cut off
    record Intact(long entries, String head) implements AuditVerdict {}

    /// The log was changed.
    ///
    /// @param number the first entry that does not fit
    record Broken(long number, String reason) implements AuditVerdict {}
}
