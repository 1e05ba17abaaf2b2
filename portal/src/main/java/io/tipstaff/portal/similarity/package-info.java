/// Finds what is alike: URLs of one kit on many sites, files with near TLSH digests, indicators
/// that share their infrastructure.
///
/// How each is reckoned, and how well it does, stands in `docs/similarity.md`.
@ApplicationModule(
        displayName = "Similarity",
        allowedDependencies = {
            "agency",
            "database",
            "feeds",
            "generated",
            "geography",
            "lookup",
            "passivedns",
            "shell",
            "whitelist",
            "worker"
        })
@NullMarked
package io.tipstaff.portal.similarity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
