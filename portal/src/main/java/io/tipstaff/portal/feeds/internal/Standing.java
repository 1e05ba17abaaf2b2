package io.tipstaff.portal.feeds.internal;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// How far a source's word goes by its past.
///
/// @param copiesOf the source that it copies; null if it speaks for itself
/// @param overlap part of its indicators that the copied source reports too, 0 to 1
/// @param confirmed indicators of it that analysts judged malicious
/// @param refuted indicators of it that analysts judged harmless
record Standing(@Nullable Long copiesOf, double overlap, int confirmed, int refuted) {

    static final Standing NEW = new Standing(null, 0, 0, 0);

    /// As many verdicts as it takes to be known: a new source starts with full trust, and one
    /// refuted indicator among many does not ruin it.
    private static final double ACQUAINTANCE = 10;

    /// Returns the part of the operator's confidence that its past leaves, above 0, at most 1: the
    /// mean of a Beta distribution that starts at ten confirmed and none refuted.
    double reliability() {
        return (ACQUAINTANCE + confirmed) / (ACQUAINTANCE + confirmed + refuted);
    }

    /// Says whether a reckoning with the other one comes to the same; the overlap only explains.
    boolean saysTheSameAs(Standing other) {
        return original().equals(other.original())
                && confirmed == other.confirmed
                && refuted == other.refuted;
    }

    /// Returns the source that it copies.
    OptionalLong original() {
        return copiesOf == null ? OptionalLong.empty() : OptionalLong.of(copiesOf);
    }
}
