/// Signs what leaves the installation, so that it can be told from what somebody made up.
@ApplicationModule(
        displayName = "Signing",
        allowedDependencies = {"home"})
@NullMarked
package io.tipstaff.portal.signing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
