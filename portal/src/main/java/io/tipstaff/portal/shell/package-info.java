/// The frame around every page and every answer: layout, navigation, tables, errors, headers.
///
/// It knows no other module; modules hand in [NavigationEntry], [HomeTile] and [StartNotice] beans.
@ApplicationModule(
        displayName = "Shell",
        allowedDependencies = {})
@NullMarked
package io.tipstaff.portal.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
