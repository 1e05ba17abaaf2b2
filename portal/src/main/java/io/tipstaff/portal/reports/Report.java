package io.tipstaff.portal.reports;

import io.tipstaff.indicator.Tlp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A report as everybody who sees it may know it.
///
/// @param kind `apt` or `financial`
/// @param publishedAt of the edition that is read; null for a draft, which only the centre sees
/// @param indicators how many of its indicators the person may read
/// @param threats how many names of malware stand at these
public record Report(
        UUID id,
        String title,
        String kind,
        Tlp tlp,
        List<String> actors,
        @Nullable Instant publishedAt,
        long indicators,
        long threats) {

    public Report {
        actors = List.copyOf(actors);
    }
}
