/// Shows where threats come from: the map, countries in their order, and one country closely.
///
/// ```
/// feeds.assessment ─► Counting (one worker) ─► landscape.placed, .daily ┐
/// detection.detection ─────────┘           └─► landscape.detected ──────┴► Landscape ─► pages, REST
/// ```
///
/// How things are counted and compared stands in `docs/landscape.md`.
@ApplicationModule(
        displayName = "Landscape",
        allowedDependencies = {
            "agency",
            "database",
            "detection",
            "feeds",
            "geography",
            "shell",
            "worker"
        })
@NullMarked
package io.tipstaff.portal.landscape;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
