/// How many lookups an agency has, and the requests for more.
///
/// Other modules take from [Quotas]; what counts, and how, stands in `docs/quotas.md`.
@ApplicationModule(
        displayName = "Quotas",
        allowedDependencies = {"agency", "audit", "database", "notification", "shell"})
@NullMarked
package io.tipstaff.portal.quota;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
