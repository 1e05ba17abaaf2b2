/// How many lookups an agency has; more of them is a kind of request.
///
/// Other modules take from [Quotas]; what counts, and how, stands in `docs/quotas.md`.
@ApplicationModule(
        displayName = "Quotas",
        allowedDependencies = {"agency", "audit", "database", "requests", "shell"})
@NullMarked
package io.tipstaff.portal.quota;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
