package io.tipstaff.portal.feeds;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.matcher.LiveIndex;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// What the store of indicators knows. Thread-safe.
public interface Feeds {

    /// Finds those of the indicators that are known, with every observation, current and withdrawn.
    List<KnownIndicator> find(Collection<? extends Indicator> indicators);

    /// Finds the indicators with these numbers; numbers without one are passed over.
    List<KnownIndicator> byId(Collection<Long> ids);

    /// Finds the other hashes of the same file, as sources report them together; nothing for what
    /// is no hash.
    List<KnownIndicator> otherHashes(KnownIndicator known);

    /// Returns the zones of those of the indicators that are known, as they were last assessed.
    Map<Indicator, Zone> zones(Collection<? extends Indicator> indicators);

    /// Assesses what is known about an indicator as of now.
    Assessment assess(KnownIndicator known);

    /// Returns the compiled index of all current indicators; its numbers are those of
    /// [KnownIndicator#id()].
    LiveIndex index();
}
