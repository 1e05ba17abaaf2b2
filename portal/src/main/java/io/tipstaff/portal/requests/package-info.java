/// Requests of agencies: who asks for what, and what the centre decides.
///
/// What can be asked for is contributed: a module that grants something makes a [RequestKind], and
/// its request has a queue, decisions, mails and an audit trail. How that goes together stands in
/// `docs/requests.md`.
@ApplicationModule(
        displayName = "Requests",
        allowedDependencies = {"agency", "audit", "database", "notification", "shell"})
@NullMarked
package io.tipstaff.portal.requests;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
