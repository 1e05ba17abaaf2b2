/// Takes events in, matches them against the compiled index as they come, and keeps what was found.
///
/// Other modules listen for [DetectionsFound]. The flow of data stands in `docs/detection.md`.
@ApplicationModule(displayName = "Detection")
@NullMarked
package io.tipstaff.portal.detection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
