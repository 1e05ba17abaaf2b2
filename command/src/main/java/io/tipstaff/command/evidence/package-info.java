/// Sealed evidence, read and checked without the portal that wrote it.
///
/// ```
/// file ─► SealedZip (every byte of the container) ─► Manifest ─► Verifier ─► Findings
///                                                SigningKey, TimeStamp ──┘
/// ```
///
/// What a sealed file holds stands in `docs/evidence.md`. Nothing here shares code with the writer:
/// the format is what both agree on.
@NullMarked
package io.tipstaff.command.evidence;

import org.jspecify.annotations.NullMarked;
