package io.tipstaff.portal.reports.attack;

/// A tactic of ATT&CK: why an adversary does something.
///
/// @param domain `enterprise`, `mobile` or `ics`
/// @param code as techniques name it: `initial-access`
public record Tactic(String domain, String id, String code, String name) {}
