package io.tipstaff.portal.reports.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How much of a report somebody may read.
public sealed interface Clearance {

    /// The summary, which everybody may.
    record SummaryOnly() implements Clearance {}

    /// The summary, chosen indicators and chosen sections.
    ///
    /// @param keys as [ReportIndicator#key()]
    /// @param until when the last grant of them ends
    record Chosen(Set<String> keys, Set<Section> sections, Instant until) implements Clearance {

        public Chosen {
            keys = Set.copyOf(keys);
            sections = Set.copyOf(sections);
        }
    }

    /// Everything, by grant.
    record Full(Instant until) implements Clearance {}

    /// Everything, and drafts and history too: the centre.
    record Centre() implements Clearance {}

    /// Returns the name used in the API: `summary`, `chosen`, `full` or `centre`.
    default String code() {
        return switch (this) {
            case SummaryOnly() -> "summary";
            case Chosen _ -> "chosen";
            case Full _ -> "full";
            case Centre() -> "centre";
        };
    }

    /// Says whether the whole report may be read.
    default boolean isFull() {
        return this instanceof Full || this instanceof Centre;
    }

    /// Returns of an edition what may be read; nothing if that is the summary or indicators only.
    default Optional<Edition> of(Edition edition) {
        return switch (this) {
            case SummaryOnly() -> Optional.empty();
            case Chosen(_, Set<Section> sections, _) ->
                    sections.isEmpty() ? Optional.empty() : Optional.of(edition.only(sections));
            case Full _, Centre() -> Optional.of(edition);
        };
    }

    /// Returns those of the indicators that may be read.
    default List<ReportIndicator> of(List<ReportIndicator> indicators) {
        return switch (this) {
            case SummaryOnly() -> List.of();
            case Chosen(Set<String> keys, _, _) ->
                    indicators.stream().filter(one -> keys.contains(one.key())).toList();
            case Full _, Centre() -> indicators;
        };
    }
}
