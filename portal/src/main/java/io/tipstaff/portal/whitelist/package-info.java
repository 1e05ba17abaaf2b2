/// Knows what is harmless, whatever sources say: warninglists, special addresses, own networks, and
/// what analysts have decided.
///
/// Other modules ask [Whitelist] and listen for [WhitelistChanged]. How lists match stands in
/// `docs/whitelist.md`.
@ApplicationModule(
        displayName = "Whitelist",
        allowedDependencies = {"agency", "audit", "database", "shell"})
@NullMarked
package io.tipstaff.portal.whitelist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
