/// Sealed evidence and packs, read and checked without what wrote them.
///
/// ```
/// file ─► SealedZip (every byte of the container) ─► Manifest ─► Verifier ─► Findings
///                                                SigningKey, TimeStamp ──┘
///      ─► PackZip ─► PackManifest ─► PackVerifier ─► Findings
/// ```
///
/// What a sealed file holds stands in `docs/evidence.md`, what a pack holds in `docs/toolbox.md`.
/// Nothing here shares code with the writer: the format is what both agree on.
@NullMarked
package io.tipstaff.command.evidence;

import org.jspecify.annotations.NullMarked;
