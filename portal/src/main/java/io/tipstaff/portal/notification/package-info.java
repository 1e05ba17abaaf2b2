/// Tells people what happened, by mail from a queue that outlives crashes.
///
/// Other modules call [Notifications]. Mails go to people, never to addresses that somebody typed.
@ApplicationModule(
        displayName = "Notification",
        allowedDependencies = {"agency", "database"})
@NullMarked
package io.tipstaff.portal.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
