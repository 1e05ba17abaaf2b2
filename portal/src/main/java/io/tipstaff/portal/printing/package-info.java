/// Prints pages as PDF; loads nothing from anywhere.
@ApplicationModule(
        displayName = "Printing",
        allowedDependencies = {})
@NullMarked
package io.tipstaff.portal.printing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
