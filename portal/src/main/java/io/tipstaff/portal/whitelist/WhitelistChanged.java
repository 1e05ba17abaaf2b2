package io.tipstaff.portal.whitelist;

import io.tipstaff.indicator.Indicator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lists or decisions are different now; published after the transaction is to be committed.
///
/// @param only the one indicator that it is about; null if lists changed, which is about all
public record WhitelistChanged(@Nullable Indicator only) {

    /// Returns the one indicator that it is about.
    public Optional<Indicator> about() {
        return Optional.ofNullable(only);
    }
}
