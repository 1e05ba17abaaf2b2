package io.tipstaff.portal.reports.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A report as somebody wrote it or a document brought it, not kept yet.
///
/// @param remarks what was left out of the document, and why; for people
public record Draft(Content content, List<ReportIndicator> indicators, List<String> remarks) {

    /// Most indicators of one report.
    public static final int MAX_INDICATORS = 20_000;

    public Draft {
        Map<String, ReportIndicator> once = new LinkedHashMap<>();
        indicators.forEach(indicator -> once.putIfAbsent(indicator.key(), indicator));
        if (once.size() > MAX_INDICATORS) {
            throw new IllegalArgumentException(
                    "more than " + MAX_INDICATORS + " indicators: " + once.size());
        }
        indicators = List.copyOf(once.values());
        remarks = List.copyOf(remarks);
    }
}
