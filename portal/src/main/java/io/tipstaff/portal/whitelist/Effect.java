package io.tipstaff.portal.whitelist;

import java.util.Locale;

/// What a list does to what stands on it.
public enum Effect {
    /// Neither matched nor published, whatever sources say.
    KEEP_OUT,
    /// Its score is lowered; it is matched and published by what is left.
    LOWER,
    /// Nothing but being shown.
    SHOW;

    /// Returns the name used in the database and the API.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @throws IllegalArgumentException if there is none
    public static Effect ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
