/// Fetches documents from outside, and guards the inside: no address of the centre's own network is
/// reached unless the operator allows it.
@ApplicationModule(displayName = "Fetching")
@NullMarked
package io.tipstaff.portal.fetch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
