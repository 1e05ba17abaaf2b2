/// What names resolved to: documents of sensors added up, to be asked by name and by answer.
///
/// Other modules ask [PassiveDns]. Formats and counting stand in `docs/passive-dns.md`.
@ApplicationModule(
        displayName = "Passive DNS",
        allowedDependencies = {"agency", "audit", "home", "shell"})
@NullMarked
package io.tipstaff.portal.passivedns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
