package io.tipstaff.portal.reports.internal;

import java.util.Locale;

/// The two kinds of report.
public enum ReportKind {
    /// Targeted attacks: espionage, sabotage.
    APT,
    /// Crime for money.
    FINANCIAL;

    /// Returns the name used in the database and the API.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Finds the kind with this code.
    ///
    /// @throws IllegalArgumentException if there is none
    public static ReportKind ofCode(String code) {
        for (ReportKind kind : values()) {
            if (kind.code().equals(code)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of report, apt or financial is: " + code);
    }
}
