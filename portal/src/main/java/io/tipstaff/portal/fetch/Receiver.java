package io.tipstaff.portal.fetch;

import io.tipstaff.portal.fetch.FetchResult.Failed;
import io.tipstaff.portal.fetch.FetchResult.Fault;
import io.tipstaff.portal.fetch.FetchResult.Fetched;
import io.tipstaff.portal.fetch.FetchResult.NotModified;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/// Takes one answer in.
///
/// @param sent what the request carried; masked in everything that is said about the answer
record Receiver(Fetch fetch, Credentials sent) {

    private static final int BUFFER = 1 << 16;

    Reply receive(ClassicHttpResponse response) throws IOException {
        return switch (response.getCode()) {
            case 200, 206 -> new Reply.Ended(save(response));
            case 304 -> new Reply.Ended(new NotModified());
            case 301, 302, 303, 307, 308 -> elsewhere(response);
            default -> new Reply.Ended(failed(response));
        };
    }

    private static Reply elsewhere(ClassicHttpResponse response) {
        @Nullable Header location = response.getFirstHeader("Location");
        return location == null
                ? new Reply.Ended(
                        new Failed(Fault.BROKEN, "the server redirects, but not to where"))
                : new Reply.Elsewhere(location.getValue());
    }

    private FetchResult save(ClassicHttpResponse response) throws IOException {
        Path target = fetch.target();
        Path partial = target.resolveSibling(target.getFileName() + ".part");
        try {
            long bytes = copy(response, partial);
            if (bytes > fetch.maxBytes()) {
                return new Failed(
                        Fault.TOO_LARGE,
                        "larger than the "
                                + fetch.maxBytes()
                                + " bytes allowed for a document; an operator can allow more for the source");
            }
            Files.move(
                    partial,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return new Fetched(headers(response), bytes);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /// Returns how many bytes came, at most one buffer more than allowed.
    private long copy(ClassicHttpResponse response, Path file) throws IOException {
        long total = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            if (response.getEntity() == null) {
                return total;
            }
            try (InputStream in = response.getEntity().getContent()) {
                byte[] buffer = new byte[BUFFER];
                for (int read = in.read(buffer);
                        read >= 0 && total <= fetch.maxBytes();
                        read = in.read(buffer)) {
                    out.write(buffer, 0, read);
                    total += read;
                }
            }
        }
        return total;
    }

    private static Map<String, String> headers(ClassicHttpResponse response) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.putIfAbsent(
                    header.getName().toLowerCase(Locale.ROOT), String.valueOf(header.getValue()));
        }
        return headers;
    }

    private Failed failed(ClassicHttpResponse response) {
        int status = response.getCode();
        @Nullable Instant notBefore =
                retryAfter(response.getFirstHeader("Retry-After"), Instant.now());
        String phrase = response.getReasonPhrase() == null ? "" : " " + response.getReasonPhrase();
        String when = notBefore == null ? "" : "; it asks to wait until " + notBefore;
        return new Failed(
                fault(status),
                sent.mask("the server answered " + status + phrase + advice(status) + when),
                notBefore);
    }

    private static Fault fault(int status) {
        return switch (status) {
            case 401, 403, 407 -> Fault.REFUSED;
            case 404, 410 -> Fault.ABSENT;
            case 406, 415 -> Fault.UNACCEPTABLE;
            case 429, 503 -> Fault.BUSY;
            case 408, 500, 502, 504 -> Fault.BROKEN;
            default -> Fault.FORBIDDEN;
        };
    }

    private static String advice(int status) {
        return switch (status) {
            case 401, 403 -> "; check the key or password of the source";
            case 404, 410 -> "; check the address";
            case 407 -> "; check the user and password of the proxy";
            case 429 -> "; refresh less often";
            default -> "";
        };
    }

    /// Reads `Retry-After`: seconds or a date (RFC 9110, 10.2.3); null if there is none of use.
    static @Nullable Instant retryAfter(@Nullable Header header, Instant now) {
        if (header == null || header.getValue() == null) {
            return null;
        }
        String text = header.getValue().strip();
        try {
            return text.matches("[0-9]{1,7}")
                    ? now.plusSeconds(Long.parseLong(text))
                    : ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
