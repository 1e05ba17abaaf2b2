package io.tipstaff.portal.feeds;

import io.tipstaff.exchange.FeedFormat;
import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.Tlp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Somebody who publishes indicators, and how they are had.
///
/// @param location an address, a path, or the name of an uploaded file
/// @param format in which it comes, null if it is recognised anew each time
/// @param kind the only kind that is taken, null for all
/// @param confidence how far the operator trusts it, 0 to 100
/// @param refreshEvery null if it is refreshed by hand only
/// @param internalAllowed whether its address may lie inside the centre's own network
public record Source(
        long id,
        String name,
        Transport transport,
        String location,
        @Nullable FeedFormat format,
        @Nullable Kind kind,
        int confidence,
        Tlp tlp,
        List<String> categories,
        @Nullable Duration refreshEvery,
        boolean internalAllowed,
        Connection connection,
        boolean enabled,
        String addedBy,
        Instant addedAt) {

    public Source {
        categories = List.copyOf(categories);
    }

    /// Returns the format that the operator fixed.
    public Optional<FeedFormat> fixedFormat() {
        return Optional.ofNullable(format);
    }

    /// Returns the one kind that is taken.
    public Optional<Kind> onlyKind() {
        return Optional.ofNullable(kind);
    }
}
