/// MISP: events, feeds of them, and answers of `restSearch`. No API but [MispManifest]; see
/// [io.tipstaff.exchange].
@NullMarked
package io.tipstaff.exchange.misp;

import org.jspecify.annotations.NullMarked;
