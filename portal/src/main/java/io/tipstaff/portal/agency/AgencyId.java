package io.tipstaff.portal.agency;

import java.util.UUID;

/// Names an agency for good.
public record AgencyId(UUID value) {

    /// Reads the text of an id.
    ///
    /// @throws IllegalArgumentException if it is none
    public static AgencyId of(String text) {
        return new AgencyId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
