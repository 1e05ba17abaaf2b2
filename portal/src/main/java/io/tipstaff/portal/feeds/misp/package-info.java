/// Mirrors the events of MISP feeds and of MISP instances, so that only changed ones are fetched
/// and all of them are read.
@NullMarked
package io.tipstaff.portal.feeds.misp;

import org.jspecify.annotations.NullMarked;
