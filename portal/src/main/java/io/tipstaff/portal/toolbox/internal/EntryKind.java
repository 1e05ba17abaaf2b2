package io.tipstaff.portal.toolbox.internal;

import java.util.Arrays;
import java.util.Locale;

/// What is offered.
public enum EntryKind {
    TOOL,
    DOCUMENT;

    /// Returns the name in addresses and the database.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Finds the one with this code.
    ///
    /// @throws IllegalArgumentException if there is none
    public static EntryKind ofCode(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("neither tool nor document: " + code));
    }
}
