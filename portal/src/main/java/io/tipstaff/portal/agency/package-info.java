/// Agencies and their people: who may enter, as what, and whose rows they see.
///
/// Controllers take the signed-in [Person] as `@AuthenticationPrincipal Person me`.
@ApplicationModule(
        displayName = "Agencies",
        allowedDependencies = {"home", "database", "audit", "shell"})
@NullMarked
package io.tipstaff.portal.agency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
