package io.tipstaff.portal.fetch;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What became of a fetch.
public sealed interface FetchResult {

    /// The document is in the target file.
    ///
    /// @param headers of the answer, names in lower case
    record Fetched(Map<String, String> headers, long bytes) implements FetchResult {

        public Fetched {
            headers = Map.copyOf(headers);
        }

        /// Returns a header of the answer, null if it has none of this name.
        public @Nullable String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }
    }

    /// The server says that it has not changed.
    record NotModified() implements FetchResult {}

    /// It was not to be had.
    ///
    /// @param reason why, and what can be done; without secrets
    /// @param notBefore when the server wants to be asked again, null if it does not say
    record Failed(Fault fault, String reason, @Nullable Instant notBefore) implements FetchResult {

        Failed(Fault fault, String reason) {
            this(fault, reason, null);
        }
    }

    /// What kind of failure it was.
    enum Fault {
        /// 404, 410: the document is not there.
        ABSENT,
        /// 401, 403: the server does not know us.
        REFUSED,
        /// 429, 503: the server wants to be left alone for a while.
        BUSY,
        /// 406, 415: the server does not speak the media type that was asked for.
        UNACCEPTABLE,
        /// The server failed, or the connection did.
        BROKEN,
        /// The connection ended before the document did.
        TRUNCATED,
        TOO_LARGE,
        /// The address is of no use, or may not be reached.
        FORBIDDEN;

        /// Says whether trying again may help.
        boolean passes() {
            return this == BUSY || this == BROKEN || this == TRUNCATED;
        }
    }
}
