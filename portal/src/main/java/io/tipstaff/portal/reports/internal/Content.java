package io.tipstaff.portal.reports.internal;

import io.tipstaff.indicator.Tlp;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an edition of a report says, apart from its indicators.
///
/// @param embargoUntil the day (UTC) from which agencies may read it; null for at once
/// @param summary executive summary in Markdown, read by everybody
/// @param body full text in Markdown
/// @param timeline the earliest first
/// @param countries that were attacked, in letters of ISO 3166-1
/// @param techniques ids of ATT&CK
/// @param yara a file of rules; empty for none
public record Content(
        ReportKind kind,
        Tlp tlp,
        @Nullable LocalDate embargoUntil,
        String title,
        String summary,
        String body,
        List<Milestone> timeline,
        List<Actor> actors,
        List<String> industries,
        List<String> countries,
        List<String> techniques,
        String yara) {

    public Content {
        if (title.isBlank()) {
            throw new IllegalArgumentException("a report without a title");
        }
        timeline = timeline.stream().sorted(Comparator.comparing(Milestone::date)).toList();
        actors = List.copyOf(actors);
        industries = List.copyOf(industries);
        countries = List.copyOf(countries);
        techniques = techniques.stream().distinct().sorted().toList();
    }

    /// Returns the names of the actors.
    public List<String> actorNames() {
        return actors.stream().map(Actor::name).toList();
    }
}
