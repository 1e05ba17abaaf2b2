/// OpenIOC 1.0 and 1.1. No API; see [io.tipstaff.exchange].
@NullMarked
package io.tipstaff.exchange.openioc;

import org.jspecify.annotations.NullMarked;
