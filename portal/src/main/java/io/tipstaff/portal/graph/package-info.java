/// The research graph: things and their connections as a picture and a table, kept, shared inside
/// an agency, taken along.
///
/// How it is worked with, what its limits are and how a path is looked for stands in
/// `docs/graph.md`.
@ApplicationModule(
        displayName = "Research graph",
        allowedDependencies = {"agency", "audit", "database", "feeds", "relation", "shell", "stix"})
@NullMarked
package io.tipstaff.portal.graph;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
