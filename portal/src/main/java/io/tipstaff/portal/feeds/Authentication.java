package io.tipstaff.portal.feeds;

import java.util.Locale;

/// How a source's server knows us.
public enum Authentication {
    NONE,
    /// User and password.
    BASIC,
    /// A token in the `Authorization` header.
    BEARER,
    /// A key in a header of the server's own.
    HEADER,
    /// A certificate of ours.
    CERTIFICATE,
    /// A key in the address, where that says `{secret}`.
    ADDRESS;

    /// Returns the name used in the database and the API.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Finds the one with this code.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Authentication ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
