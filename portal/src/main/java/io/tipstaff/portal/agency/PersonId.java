package io.tipstaff.portal.agency;

import java.util.UUID;

/// Names a person for good.
public record PersonId(UUID value) {

    /// Reads the text of an id.
    ///
    /// @throws IllegalArgumentException if it is none
    public static PersonId of(String text) {
        return new PersonId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
