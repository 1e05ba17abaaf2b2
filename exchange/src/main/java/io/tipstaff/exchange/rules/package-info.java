/// Detection rules: YARA, Suricata and Snort, Sigma. A rule is read for the literal indicators in
/// it and for what it says of them; whether it would match is not our question. No API; see
/// [io.tipstaff.exchange].
@NullMarked
package io.tipstaff.exchange.rules;

import org.jspecify.annotations.NullMarked;
