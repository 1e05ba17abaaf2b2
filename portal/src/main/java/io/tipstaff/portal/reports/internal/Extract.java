package io.tipstaff.portal.reports.internal;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How much of a report is granted: the whole, or chosen indicators and sections.
///
/// @param keys of the indicators, as [ReportIndicator#key()]; null for the whole report
/// @param sections none for the whole report, which has them all
public record Extract(@Nullable Set<String> keys, Set<Section> sections) {

    /// The whole report.
    public static final Extract WHOLE = new Extract(null, Set.of());

    public Extract {
        keys = keys == null ? null : Set.copyOf(keys);
        sections = Set.copyOf(sections);
        if (keys != null && keys.isEmpty() && sections.isEmpty()) {
            throw new IllegalArgumentException(
                    "choose at least one indicator or section, or refuse");
        }
    }

    /// Chooses by names.
    ///
    /// @param sections their codes
    /// @throws IllegalArgumentException if nothing is chosen, or there is no such section
    public static Extract of(Collection<String> keys, Collection<String> sections) {
        return new Extract(
                Set.copyOf(keys),
                sections.stream().map(Section::ofCode).collect(Collectors.toSet()));
    }

    /// @throws IllegalArgumentException if an indicator is not in the report
    void check(OpenReport open) {
        if (keys == null) {
            return;
        }
        Set<String> there =
                open.indicators().stream()
                        .map(ReportIndicator::key)
                        .collect(Collectors.toUnmodifiableSet());
        keys.stream()
                .filter(key -> !there.contains(key))
                .findFirst()
                .ifPresent(
                        key -> {
                            throw new IllegalArgumentException("not in the report: " + key);
                        });
    }

    /// Returns it in words: "2 indicators, timeline".
    String said() {
        if (keys == null) {
            return "the whole report";
        }
        String indicators = keys.size() == 1 ? "1 indicator" : keys.size() + " indicators";
        List<String> parts = sections.stream().sorted().map(Section::code).toList();
        return parts.isEmpty() ? indicators : indicators + ", " + String.join(", ", parts);
    }
}
