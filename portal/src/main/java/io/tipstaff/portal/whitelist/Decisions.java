package io.tipstaff.portal.whitelist;

import io.tipstaff.indicator.Indicator;
import java.util.List;

/// What analysts have decided, as a whole.
public interface Decisions {

    /// Returns the indicators with this verdict, whether or not it still holds.
    List<Indicator> that(Verdict.Says says);
}
