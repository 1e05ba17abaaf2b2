package io.tipstaff.portal.reports.internal;

import io.tipstaff.indicator.Tlp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What everybody may know of a report.
///
/// @param edition number of the edition that the reader gets
/// @param state `draft`, `published` or `withdrawn`
/// @param at when the edition was published, or last changed if it is a draft
/// @param indicators how many the edition holds
public record ReportCard(
        UUID id,
        int edition,
        ReportKind kind,
        Tlp tlp,
        @Nullable LocalDate embargoUntil,
        String title,
        String summary,
        List<Actor> actors,
        List<String> industries,
        List<String> countries,
        String state,
        Instant at,
        long indicators) {

    public ReportCard {
        actors = List.copyOf(actors);
        industries = List.copyOf(industries);
        countries = List.copyOf(countries);
    }

    /// Returns the names of the actors.
    public List<String> actorNames() {
        return actors.stream().map(Actor::name).toList();
    }
}
