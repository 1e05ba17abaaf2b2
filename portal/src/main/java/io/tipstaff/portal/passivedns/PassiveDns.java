package io.tipstaff.portal.passivedns;

import java.util.List;

/// What is known of resolutions. Thread-safe.
public interface PassiveDns {

    /// Returns what a name, or with `*.` before it the names below it, resolved to; or, if there is
    /// none, the names that resolved to this. Sensors are added up, the latest seen come first.
    ///
    /// @param limit at most so many
    List<Resolution> search(String query, int limit);
}
