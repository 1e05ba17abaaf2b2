/// Serves transforms to Maltego: a server of its own (iTDS) whose seed address a user pastes into
/// the client.
///
/// Protocol, entities and what to paste stand in `docs/maltego.md`.
@ApplicationModule(
        displayName = "Maltego",
        allowedDependencies = {
            "agency",
            "database",
            "feeds",
            "geography",
            "lookup",
            "quota",
            "relation",
            "shell"
        })
@NullMarked
package io.tipstaff.portal.maltego;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
