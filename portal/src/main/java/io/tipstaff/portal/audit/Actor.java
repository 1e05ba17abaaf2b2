package io.tipstaff.portal.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who did something, named as at that time.
///
/// @param person null for the program itself
/// @param agency null for the program itself
public record Actor(@Nullable UUID person, String name, @Nullable UUID agency, String agencyName) {

    /// Returns the program itself.
    public static Actor program() {
        return new Actor(null, "Tipstaff", null, "");
    }
}
