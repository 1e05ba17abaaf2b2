package io.tipstaff.portal.search.internal;

import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.feeds.Zone;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An indicator that was found.
///
/// @param version of its assessment: grows with every change of any indicator
/// @param kind code of its kind
/// @param sources independent ones that report it
/// @param keptOut why it is neither matched nor published; null if it is
public record Hit(
        long version,
        long id,
        String kind,
        String value,
        Zone zone,
        int score,
        int sources,
        Tlp tlp,
        List<String> categories,
        List<String> threats,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable String keptOut) {

    public Hit {
        categories = List.copyOf(categories);
        threats = List.copyOf(threats);
    }
}
