package io.tipstaff.portal.reports.internal;

import java.util.Arrays;
import java.util.Locale;

/// A part of a report that can be granted by itself.
public enum Section {
    /// The full text.
    TEXT,
    TIMELINE,
    /// Techniques of ATT&CK.
    TECHNIQUES,
    /// YARA rules.
    RULES;

    /// Returns the name used in the database and the API.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads a code.
    ///
    /// @throws IllegalArgumentException if it is none
    public static Section ofCode(String code) {
        return Arrays.stream(values())
                .filter(section -> section.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such section: " + code));
    }
}
