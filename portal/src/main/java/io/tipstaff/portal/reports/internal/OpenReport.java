package io.tipstaff.portal.reports.internal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A report as far as its reader may read it.
///
/// @param counts of the indicators by the code of their kind, which everybody may know
/// @param edition everything that it says; null where only the summary or indicators may be read,
///   without the sections that may not
/// @param indicators those that may be read
public record OpenReport(
        ReportCard card,
        Clearance clearance,
        Map<String, Long> counts,
        @Nullable Edition edition,
        List<ReportIndicator> indicators) {

    public OpenReport {
        counts = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(counts));
        indicators = List.copyOf(indicators);
    }

    /// Returns the infrastructure that the attackers command through.
    public List<ReportIndicator> infrastructure() {
        return indicators.stream().filter(one -> one.role() == IndicatorRole.C2).toList();
    }
}
