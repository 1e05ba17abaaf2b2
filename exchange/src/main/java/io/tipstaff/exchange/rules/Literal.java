package io.tipstaff.exchange.rules;

import io.tipstaff.indicator.Kind;
import java.util.Set;

/// An indicator that stands in a rule.
///
/// @param kinds that it must be of; none for any
/// @param enough whether the rule asks for nothing else, so that the indicator alone says what it
///   says
record Literal(String text, Set<Kind> kinds, boolean enough) {

    Literal(String text, Kind kind, boolean enough) {
        this(text, Set.of(kind), enough);
    }
}
