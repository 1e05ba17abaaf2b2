/// Plain lists: one indicator a line, in the dialects of blocklists, hosts files, ad blockers and
/// name servers. No API; see [io.tipstaff.exchange].
@NullMarked
package io.tipstaff.exchange.plain;

import org.jspecify.annotations.NullMarked;
