/// Records out, as the formats that partners read: STIX 2.1, OpenIOC 1.1, MISP, CSV, plain lists.
///
/// [FeedWriter#open] starts a document; each record streams out as it comes.
@NullMarked
package io.tipstaff.exchange.write;

import org.jspecify.annotations.NullMarked;
