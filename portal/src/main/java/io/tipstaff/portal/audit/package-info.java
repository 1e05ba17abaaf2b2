/// Who saw and did what, in a log that only grows and shows when somebody changed it.
///
/// Others call [AuditLog#record]; reading and checking is for auditors and operators.
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"database", "shell"})
@NullMarked
package io.tipstaff.portal.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
