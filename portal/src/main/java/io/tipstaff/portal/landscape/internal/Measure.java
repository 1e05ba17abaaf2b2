package io.tipstaff.portal.landscape.internal;

import java.util.Locale;
import java.util.stream.Stream;

/// What countries are coloured and ranked by.
public enum Measure {
    /// Threats beside what the country's share of all addresses would suggest.
    RELATIVE,
    /// How many threats there are.
    THREATS,
    /// How often the agency's own events named one of them.
    DETECTIONS;

    /// Finds the measure with this code.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Measure ofCode(String code) {
        return Stream.of(values())
                .filter(measure -> measure.code().equals(code))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "by is relative, threats or detections: " + code));
    }

    /// Returns the name in addresses and messages.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
