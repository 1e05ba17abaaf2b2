/// Fetches documents from outside, and guards the inside: no address of the centre's own network is
/// reached unless the operator allows it, and no secret leaves for another host than its own.
///
/// ```
/// Fetch ─► Fetcher ─► Clients (OutsideOnly, WebProxy, Trust) ─► Receiver ─► FetchResult
///              └─ follows redirects, tries again, keeps Credentials with their host
/// ```
@ApplicationModule(
        displayName = "Fetching",
        allowedDependencies = {})
@NullMarked
package io.tipstaff.portal.fetch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
