package io.tipstaff.portal.agency;

import java.util.List;
import java.util.Optional;

/// The agencies that the current scope may see.
public interface Agencies {

    /// Returns them by name.
    List<Agency> all();

    /// Returns one.
    Optional<Agency> find(AgencyId id);
}
