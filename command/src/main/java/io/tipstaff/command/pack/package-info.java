/// Packs files as evidence, on any machine, into one container that [io.tipstaff.command.evidence]
/// checks.
///
/// ```
/// files ─► PackWriter (hashes, times; every byte of the container) ─► manifest ─► PackKey signs it
/// ```
///
/// What is in it stands in `docs/toolbox.md`. Nothing here shares code with what checks it: the
/// format is what both agree on.
@NullMarked
package io.tipstaff.command.pack;

import org.jspecify.annotations.NullMarked;
