/// Events, a line each: what a line of a log says, and where in the line it says so.
///
/// [EventParser] reads one line; [SyslogFraming] cuts a TCP stream into lines.
///
/// ```
/// line ─► SyslogHeader (RFC 5424, RFC 3164, none) ─► CEF, LEEF, JSON, key=value, or plain ─► Event
/// ```
@NullMarked
package io.tipstaff.exchange.event;

import org.jspecify.annotations.NullMarked;
