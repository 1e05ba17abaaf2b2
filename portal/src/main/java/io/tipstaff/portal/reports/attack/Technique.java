package io.tipstaff.portal.reports.attack;

import java.util.List;

/// A technique of ATT&CK: how an adversary does something.
///
/// @param id as `T1566` or `T1566.001`
/// @param tactics codes of its tactics
public record Technique(String id, String domain, String name, List<String> tactics) {

    public Technique {
        tactics = List.copyOf(tactics);
    }

    /// Says whether it is a part of another one.
    public boolean isPart() {
        return id.indexOf('.') > 0;
    }
}
