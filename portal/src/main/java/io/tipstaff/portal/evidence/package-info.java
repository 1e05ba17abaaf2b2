/// Seals answers as evidence: a file that tells who asked what, when and for which case, and that
/// nobody can change unseen.
///
/// What is in such a file stands in `docs/evidence.md`; `tipstaff verify` checks it without the
/// portal.
@ApplicationModule(
        displayName = "Evidence",
        allowedDependencies = {
            "agency",
            "audit",
            "database",
            "feeds",
            "fetch",
            "home",
            "lookup",
            "printing",
            "quota",
            "shell",
            "signing"
        })
@NullMarked
package io.tipstaff.portal.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
