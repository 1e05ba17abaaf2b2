package io.tipstaff.portal.reports.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An actor across the reports that a person may see.
///
/// @param aliases from all these reports
/// @param reports the newest first
/// @param indicators in all these reports, those in several counted each time
public record ActorProfile(
        String name,
        List<String> aliases,
        List<ReportCard> reports,
        List<String> industries,
        List<String> countries,
        long indicators) {

    public ActorProfile {
        aliases = List.copyOf(aliases);
        reports = List.copyOf(reports);
        industries = List.copyOf(industries);
        countries = List.copyOf(countries);
    }

    /// Puts an actor together.
    ///
    /// @param name or one of the aliases
    /// @param reports that name the actor
    static Optional<ActorProfile> of(String name, List<ReportCard> reports) {
        List<Actor> same =
                reports.stream()
                        .flatMap(card -> card.actors().stream())
                        .filter(actor -> goesBy(actor, name))
                        .toList();
        if (same.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Long> names =
                same.stream().collect(Collectors.groupingBy(Actor::name, Collectors.counting()));
        String usual =
                names.entrySet().stream()
                        .max(
                                Map.Entry.<String, Long>comparingByValue()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .orElseThrow()
                        .getKey();
        return Optional.of(
                new ActorProfile(
                        usual,
                        same.stream()
                                .flatMap(
                                        actor ->
                                                Stream.concat(
                                                        Stream.of(actor.name()),
                                                        actor.aliases().stream()))
                                .filter(alias -> !alias.equalsIgnoreCase(usual))
                                .distinct()
                                .sorted()
                                .toList(),
                        reports.stream()
                                .sorted(Comparator.comparing(ReportCard::at).reversed())
                                .toList(),
                        distinct(reports.stream().flatMap(card -> card.industries().stream())),
                        distinct(reports.stream().flatMap(card -> card.countries().stream())),
                        reports.stream().mapToLong(ReportCard::indicators).sum()));
    }

    static boolean goesBy(Actor actor, String name) {
        return actor.name().equalsIgnoreCase(name)
                || actor.aliases().stream()
                        .anyMatch(
                                alias ->
                                        alias.toLowerCase(Locale.ROOT)
                                                .equals(name.toLowerCase(Locale.ROOT)));
    }

    private static List<String> distinct(Stream<String> values) {
        return values.distinct().sorted().toList();
    }

    /// Returns when the newest report appeared.
    public Instant newest() {
        return reports.getFirst().at();
    }
}
