/// Everything there is to take away: tools and documents that the operator puts in, this program's
/// own tools, and ready configuration for the SIEMs that use its feeds.
///
/// How it works stands in `docs/toolbox.md`.
@ApplicationModule(
        displayName = "Toolbox",
        allowedDependencies = {"agency", "audit", "database", "home", "publication", "shell"})
@NullMarked
package io.tipstaff.portal.toolbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
