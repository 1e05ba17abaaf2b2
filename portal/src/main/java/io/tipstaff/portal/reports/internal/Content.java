package io.tipstaff.portal.reports.internal;

import io.tipstaff.indicator.Tlp;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
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

    /// Returns the same with what everybody reads and these sections alone.
    Content only(Set<Section> sections) {
        return new Content(
                kind,
                tlp,
                embargoUntil,
                title,
                summary,
                sections.contains(Section.TEXT) ? body : "",
                sections.contains(Section.TIMELINE) ? timeline : List.of(),
                actors,
                industries,
                countries,
                sections.contains(Section.TECHNIQUES) ? techniques : List.of(),
                sections.contains(Section.RULES) ? yara : "");
    }

    /// Returns the names of the actors.
    public List<String> actorNames() {
        return actors.stream().map(Actor::name).toList();
    }
}
