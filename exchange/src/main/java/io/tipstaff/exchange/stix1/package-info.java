/// STIX 1.x with CybOX 2.x, in XML and as JSON. No API; see [io.tipstaff.exchange].
@NullMarked
package io.tipstaff.exchange.stix1;

import org.jspecify.annotations.NullMarked;
