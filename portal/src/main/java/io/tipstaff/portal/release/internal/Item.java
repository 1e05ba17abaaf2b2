package io.tipstaff.portal.release.internal;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.Tlp;
import java.time.Instant;
import java.util.List;

/// An indicator on a list, as it was when the list was made.
///
/// @param number its place; the highest score is 1
/// @param tlp its marking then
/// @param now its marking by now
public record Item(
        int number,
        Indicator indicator,
        Tlp tlp,
        Tlp now,
        int score,
        List<String> categories,
        List<String> threats,
        Instant firstSeen,
        Instant lastSeen,
        boolean granted) {

    public Item {
        categories = List.copyOf(categories);
        threats = List.copyOf(threats);
    }

    /// Says whether it was marked more strictly since, which no earlier decision has known.
    public boolean isHeldBack() {
        return !now.isVisibleAt(tlp);
    }
}
