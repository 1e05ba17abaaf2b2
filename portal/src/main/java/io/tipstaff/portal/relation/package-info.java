/// Tells what is connected with an object: what it resolves to, who reports it, what was reported
/// with it.
///
/// Other modules ask [Relations]. Which relations there are, and where each comes from, stands in
/// `docs/relations.md`.
@ApplicationModule(
        displayName = "Relations",
        allowedDependencies = {
            "agency",
            "database",
            "detection",
            "feeds",
            "geography",
            "passivedns",
            "reports",
            "shell"
        })
@NullMarked
package io.tipstaff.portal.relation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
