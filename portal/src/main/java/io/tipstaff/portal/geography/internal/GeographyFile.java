package io.tipstaff.portal.geography.internal;

import io.tipstaff.portal.geography.AutonomousSystem;
import io.tipstaff.portal.geography.Country;
import io.tipstaff.portal.geography.GeographyDatabase.Tells;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A file that was read whole into memory, so that it may be replaced or removed meanwhile.
/// Immutable.
sealed interface GeographyFile permits MmdbFile, RangeFile {

    /// What a file says of one address.
    record Entry(@Nullable Country country, @Nullable AutonomousSystem system) {

        static final Entry NONE = new Entry(null, null);
    }

    Entry find(InetAddress address);

    Set<Tells> tells();

    /// How many IPv4 addresses each country has in this file.
    Map<Country, Long> sizes();

    String type();

    /// When its maker made it; null if it does not say.
    @Nullable Instant builtAt();
}
