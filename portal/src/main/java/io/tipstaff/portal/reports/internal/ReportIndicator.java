package io.tipstaff.portal.reports.internal;

import io.tipstaff.indicator.Indicator;
import java.util.List;

/// An indicator of a report.
///
/// @param threats names of malware
/// @param since number of the edition that brought it; 0 before it is kept
public record ReportIndicator(
        Indicator indicator, IndicatorRole role, List<String> threats, String note, int since) {

    public ReportIndicator {
        threats = List.copyOf(threats);
    }

    /// Returns what names it among the indicators of a report.
    public String key() {
        return indicator.kind().code() + " " + indicator.canonical();
    }
}
