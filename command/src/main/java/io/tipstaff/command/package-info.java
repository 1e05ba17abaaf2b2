/// Commands that need no server.
///
/// ```
/// feeds ─► FeedIndex (compiled into a file) ─► IndicatorIndex
/// logs ─► LogInput ─► LogBlocks (whole lines) ─► BlockScan on every core ─► DetectionWriter, in the order of the input
/// sealed evidence ─► evidence.Verifier ─► VerifyOutput
/// ```
@NullMarked
package io.tipstaff.command;

import org.jspecify.annotations.NullMarked;
