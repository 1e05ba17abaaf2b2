package io.tipstaff.portal.geography;

import io.tipstaff.indicator.IpNetwork;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A network whose place the operator knows better than any file: the centre's own, an agency's,
/// one that a file has wrong.
///
/// @param note why, and whose it is
public record OwnNetwork(
        IpNetwork network,
        Country country,
        @Nullable AutonomousSystem system,
        String note,
        String addedBy,
        Instant addedAt) {}
