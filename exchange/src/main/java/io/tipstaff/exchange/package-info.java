/// Threat documents and events, in and out.
@NullMarked
package io.tipstaff.exchange;

import org.jspecify.annotations.NullMarked;
