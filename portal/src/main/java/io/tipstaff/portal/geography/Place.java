package io.tipstaff.portal.geography;

import org.jspecify.annotations.Nullable;

/// Where an address is, as far as it is known, and who says so.
///
/// @param countryFrom name of the file, or the note of the own network, that gave the country
/// @param systemFrom likewise for the autonomous system
public record Place(
        @Nullable Country country,
        @Nullable String countryFrom,
        @Nullable AutonomousSystem system,
        @Nullable String systemFrom) {

    /// Nothing is known.
    public static final Place UNKNOWN = new Place(null, null, null, null);

    /// Says whether there is anything to tell.
    public boolean isKnown() {
        return country != null || system != null;
    }
}
