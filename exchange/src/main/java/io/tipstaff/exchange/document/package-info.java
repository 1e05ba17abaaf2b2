/// What every reader of a format stands on: unpacking, encodings, lines, limits, and the way from
/// named fields to records. No API; see [io.tipstaff.exchange].
@NullMarked
package io.tipstaff.exchange.document;

import org.jspecify.annotations.NullMarked;
