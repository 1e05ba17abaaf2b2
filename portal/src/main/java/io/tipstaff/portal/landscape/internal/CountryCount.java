package io.tipstaff.portal.landscape.internal;

import io.tipstaff.portal.geography.Country;

/// What was counted for one country.
///
/// @param threats active in the period
/// @param fresh first seen in the period
/// @param before active in the period before
/// @param detections in the period, of the agencies that one may see
/// @param detectionsBefore likewise in the period before
record CountryCount(
        Country country,
        long threats,
        long fresh,
        long before,
        long detections,
        long detectionsBefore) {}
