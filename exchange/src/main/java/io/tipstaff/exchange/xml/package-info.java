/// XML of any shape. No API; see [io.tipstaff.exchange].
@NullMarked
package io.tipstaff.exchange.xml;

import org.jspecify.annotations.NullMarked;
