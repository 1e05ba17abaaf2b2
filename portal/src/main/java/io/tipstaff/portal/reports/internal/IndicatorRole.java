package io.tipstaff.portal.reports.internal;

import java.util.Locale;

/// What an indicator is for in the attack that a report describes.
public enum IndicatorRole {
    /// Command and control.
    C2,
    /// How it reaches the victim: mails, pages, redirects.
    DELIVERY,
    /// What runs there.
    PAYLOAD,
    OTHER;

    /// Returns the name used in the database and the API.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Finds the role with this code.
    ///
    /// @throws IllegalArgumentException if there is none
    public static IndicatorRole ofCode(String code) {
        for (IndicatorRole role : values()) {
            if (role.code().equals(code)) {
                return role;
            }
        }
        throw new IllegalArgumentException("no role, c2, delivery, payload or other is: " + code);
    }
}
