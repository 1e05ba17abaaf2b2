package io.tipstaff.portal.geography;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A file of the folder `geography`.
///
/// @param file its name
/// @param tells what it knows; empty if it could not be read
/// @param type as the file calls itself, or its format
/// @param builtAt when its maker made it, or when it was put here if it does not say
/// @param attribution whom to name where its data is shown, and the licence; empty if not known
/// @param link of whom to name; null if there is none
/// @param problem why it is not, or not in its newest form, in use; null if all is well
public record GeographyDatabase(
        String file,
        Set<Tells> tells,
        String type,
        Instant builtAt,
        String attribution,
        @Nullable String link,
        @Nullable String problem) {

    /// What a file knows of an address.
    public enum Tells {
        COUNTRY,
        SYSTEM
    }

    public GeographyDatabase {
        tells = Set.copyOf(tells);
    }
}
