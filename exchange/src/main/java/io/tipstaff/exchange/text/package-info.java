/// Prose: reports, mails, PDF, from which indicators are extracted. No API; see
/// [io.tipstaff.exchange].
@NullMarked
package io.tipstaff.exchange.text;

import org.jspecify.annotations.NullMarked;
