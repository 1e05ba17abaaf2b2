package io.tipstaff.portal.reports.internal;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Keys of indicators that are granted, as [ReportIndicator#key()]; null stands for the whole
/// report.
final class ChosenIndicators {

    private ChosenIndicators() {}

    /// @throws IllegalArgumentException if none is chosen, or one is not in the report
    static void check(OpenReport open, @Nullable Set<String> chosen) {
        if (chosen == null) {
            return;
        }
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("choose at least one indicator, or refuse");
        }
        Set<String> there =
                open.indicators().stream()
                        .map(ReportIndicator::key)
                        .collect(Collectors.toUnmodifiableSet());
        chosen.stream()
                .filter(key -> !there.contains(key))
                .findFirst()
                .ifPresent(
                        key -> {
                            throw new IllegalArgumentException("not in the report: " + key);
                        });
    }

    static String said(@Nullable Set<String> chosen) {
        if (chosen == null) {
            return "the whole report";
        }
        return chosen.size() == 1 ? "1 indicator" : chosen.size() + " indicators";
    }
}
