package io.tipstaff.portal.agency;

import java.time.Instant;

/// An agency that the centre serves, or the centre itself.
///
/// @param country two letters of ISO 3166-1; empty where it is not said
/// @param operator it is the centre
/// @param active its people may sign in
public record Agency(
        AgencyId id,
        String name,
        String country,
        boolean operator,
        boolean active,
        int people,
        Instant createdAt) {}
