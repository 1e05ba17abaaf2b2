package io.tipstaff.portal.reports;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.Tlp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That a report speaks of an indicator.
///
/// @param report its page is `/reports/<id>`
/// @param kind `apt` or `financial`
/// @param role what the indicator is for: `c2`, `delivery`, `payload` or `other`
/// @param threats names of malware that the report connects it with
/// @param publishedAt of the edition that is read; null for a draft, which only the centre sees
public record Mention(
        UUID report,
        String title,
        String kind,
        Tlp tlp,
        List<String> actors,
        Indicator indicator,
        String role,
        List<String> threats,
        @Nullable Instant publishedAt) {

    public Mention {
        actors = List.copyOf(actors);
        threats = List.copyOf(threats);
    }
}
