/// Publishes feeds of what is believed: thirteen of them, whole and as differences, signed, for
/// those who subscribe.
///
/// How a feed comes to be stands in `docs/publication.md`.
@ApplicationModule(
        displayName = "Publication",
        allowedDependencies = {
            "agency",
            "audit",
            "database",
            "feeds",
            "home",
            "shell",
            "signing",
            "stix",
            "worker"
        })
@NullMarked
package io.tipstaff.portal.publication;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
