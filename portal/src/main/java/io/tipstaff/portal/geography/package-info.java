/// Knows in which country and whose network an address is, from files in the home folder: nothing
/// is asked over the network.
///
/// ```
/// geography/*.mmdb, *.csv ─► GeographyFolder (looks again every 5 s) ┐
/// own networks (database) ──────────────────────────────────────────┴► Geography
/// ```
///
/// Other modules ask [Geography]. What files are read and how they come stands in
/// `docs/geography.md`.
@ApplicationModule(
        displayName = "Geography",
        allowedDependencies = {"agency", "audit", "fetch", "home", "shell"})
@NullMarked
package io.tipstaff.portal.geography;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
