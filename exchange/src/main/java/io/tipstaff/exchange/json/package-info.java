/// JSON and JSON Lines of any shape. No API; see [io.tipstaff.exchange].
@NullMarked
package io.tipstaff.exchange.json;

import org.jspecify.annotations.NullMarked;
