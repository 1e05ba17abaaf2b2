/// Lists of indicators that the centre releases to an agency on request: what a search finds, what
/// a feed holds that the agency has not subscribed to, or what it names.
///
/// How a list is frozen, decided and taken along stands in `docs/requests.md`.
@ApplicationModule(
        displayName = "Release",
        allowedDependencies = {
            "agency",
            "audit",
            "database",
            "feeds",
            "publication",
            "requests",
            "search",
            "shell"
        })
@NullMarked
package io.tipstaff.portal.release;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
