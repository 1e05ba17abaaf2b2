/// Imports what sources publish, remembers who said what, and compiles it for the matcher.
///
/// Other modules ask [Feeds] and listen for [FeedImported]. The flow of data stands in
/// `docs/feeds.md`.
@ApplicationModule(displayName = "Feeds")
@NullMarked
package io.tipstaff.portal.feeds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
