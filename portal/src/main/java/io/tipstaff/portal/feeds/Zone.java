package io.tipstaff.portal.feeds;

import java.util.Locale;

/// How dangerous something is, in the five colours that investigators know; from the best to the
/// worst.
public enum Zone {
    GREEN("Good"),
    GREY("Not categorised"),
    YELLOW("Adware and other"),
    ORANGE("Not trusted"),
    RED("Dangerous");

    private final String label;

    Zone(String label) {
        this.label = label;
    }

    /// Returns what the colour means, in English.
    public String label() {
        return label;
    }

    /// Returns the name used in the API and in style sheets.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
