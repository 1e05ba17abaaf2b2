/// STIX 2.0 and 2.1: bundles, TAXII envelopes, single objects, and the patterns in them. No API;
/// see [io.tipstaff.exchange].
///
/// ```
/// StixReader ─► StixObjects ─┬─ PatternParser ─► StixPattern ─► PatternIndicators
///                            └─ Relations: names of malware, actors, reports, markings by reference
/// ```
@NullMarked
package io.tipstaff.exchange.stix2;

import org.jspecify.annotations.NullMarked;
