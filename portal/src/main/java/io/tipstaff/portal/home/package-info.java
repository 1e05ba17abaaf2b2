/// The folder in which this installation lives: database, keys, logs, compiled files.
@ApplicationModule(
        displayName = "Home",
        allowedDependencies = {})
@NullMarked
package io.tipstaff.portal.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
