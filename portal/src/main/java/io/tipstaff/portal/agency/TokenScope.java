package io.tipstaff.portal.agency;

import java.util.Locale;

/// What an API token may be used for, within the roles of its owner.
///
/// Spring Security knows it as `SCOPE_<code>`. A signed-in session has all of them.
public enum TokenScope {
    /// Requests that change nothing.
    READ,
    /// Requests that change something.
    WRITE;

    /// Returns the name in requests and answers: `read`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
