/// Threat reports: APT and financial, with editions, markings, embargoes, and access by grant.
///
/// Others ask [Reports] which reports speak of an indicator. Who may read what stands in
/// `docs/reports.md`.
@ApplicationModule(
        displayName = "Reports",
        allowedDependencies = {
            "agency",
            "audit",
            "database",
            "home",
            "printing",
            "requests",
            "shell",
            "stix"
        })
@NullMarked
package io.tipstaff.portal.reports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
