package io.tipstaff.portal.agency;

/// What somebody is here; a person has one or more of them.
///
/// Spring Security knows it as `ROLE_<name>`: `@PreAuthorize("hasRole('ANALYST')")`.
public enum Role {
    /// Runs the installation: agencies, people, sources, decisions on requests.
    OPERATOR,
    /// Investigates: lookup, reports, detections, sandbox.
    ANALYST,
    /// Plans awareness training and sees how it goes.
    TRAINING_OFFICER,
    /// Learns.
    EMPLOYEE,
    /// Reads the audit log.
    AUDITOR
}
