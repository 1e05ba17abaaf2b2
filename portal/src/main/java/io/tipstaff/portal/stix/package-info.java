/// STIX 2.1 as JSON trees, for the modules that put bundles of their own together.
@ApplicationModule(
        displayName = "STIX",
        allowedDependencies = {})
@NullMarked
package io.tipstaff.portal.stix;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
