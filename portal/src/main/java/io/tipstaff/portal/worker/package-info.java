/// Work that goes on behind the pages.
@ApplicationModule(
        displayName = "Worker",
        allowedDependencies = {})
@NullMarked
package io.tipstaff.portal.worker;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
