/// What an indicator is: its kinds, canonical forms, defanging and TLP.
///
/// [IndicatorParser] turns foreign text into an [Indicator] or says why not. Canonical forms and
/// matching rules are written down in `docs/indicators.md`; this package holds the forms, the
/// matcher holds the rules.
@NullMarked
package io.tipstaff.indicator;

import org.jspecify.annotations.NullMarked;
