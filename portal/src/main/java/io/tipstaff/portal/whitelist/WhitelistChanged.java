package io.tipstaff.portal.whitelist;

import io.tipstaff.indicator.Indicator;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A list or a verdict is different now; published in the transaction that changes it.
///
/// @param only the one indicator that a verdict is about; null if a list changed
/// @param touching says of which indicators the lists say something else now, or of the names and
///   addresses in them; thread-safe
public record WhitelistChanged(@Nullable Indicator only, Predicate<Indicator> touching) {

    /// A verdict about this indicator changed.
    public static WhitelistChanged about(Indicator indicator) {
        return new WhitelistChanged(indicator, indicator::equals);
    }

    /// A list changed.
    public static WhitelistChanged where(Predicate<Indicator> touching) {
        return new WhitelistChanged(null, touching);
    }

    /// Returns the one indicator that it is about.
    public Optional<Indicator> about() {
        return Optional.ofNullable(only);
    }
}
