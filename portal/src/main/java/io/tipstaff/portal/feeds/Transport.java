package io.tipstaff.portal.feeds;

import java.util.Locale;

/// How a source's document gets here.
public enum Transport {
    /// A person uploads it.
    UPLOAD,
    /// A file or folder on the server's own disk, inside the folders that are allowed.
    PATH,
    /// An address that is fetched.
    URL,
    /// Comes with the program.
    BUNDLED;

    /// Returns the name used in the database and the API.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Finds the transport with this code.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Transport ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
