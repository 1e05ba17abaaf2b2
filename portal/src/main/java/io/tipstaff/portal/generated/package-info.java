/// Tells how much a name looks made by a program, as malware does to find its servers.
///
/// Other modules ask [GeneratedNames]. The measure and how well it does stand in
/// `docs/similarity.md`.
@ApplicationModule(
        displayName = "Generated names",
        allowedDependencies = {})
@NullMarked
package io.tipstaff.portal.generated;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
