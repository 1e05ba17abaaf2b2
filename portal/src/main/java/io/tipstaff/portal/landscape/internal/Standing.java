package io.tipstaff.portal.landscape.internal;

import io.tipstaff.portal.geography.Country;
import org.jspecify.annotations.Nullable;

/// A country among all countries.
///
/// @param threats active in the period
/// @param fresh first seen in the period
/// @param before active in the period before
/// @param relative how many times as many threats as the country's share of all addresses suggests;
///   null if its size is not known
/// @param rank by the chosen measure, from 1
/// @param rankBefore in the period before by the same measure; 0 if it was not among them
public record Standing(
        Country country,
        long threats,
        long fresh,
        long before,
        @Nullable Double relative,
        long detections,
        int rank,
        int rankBefore) {

    /// Returns by how many percent there are more threats than in the period before; null if there
    /// were none.
    public @Nullable Long change() {
        return before == 0 ? null : Math.round(100.0 * (threats - before) / before);
    }

    /// Returns what the country is coloured by; 0 if there is nothing.
    public double value(Measure by) {
        return switch (by) {
            case RELATIVE -> relative == null || threats == 0 ? 0 : relative;
            case THREATS -> (double) threats;
            case DETECTIONS -> (double) detections;
        };
    }
}
