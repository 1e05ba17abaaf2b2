/// Finds indicators by what is known about them, and tells when a kept search finds something new.
///
/// What can be asked, and how it is answered, stands in `docs/search.md`.
@ApplicationModule(
        displayName = "Search",
        allowedDependencies = {
            "agency",
            "audit",
            "database",
            "feeds",
            "notification",
            "quota",
            "shell"
        })
@NullMarked
package io.tipstaff.portal.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
