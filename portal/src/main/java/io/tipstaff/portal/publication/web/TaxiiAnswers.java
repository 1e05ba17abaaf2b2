package io.tipstaff.portal.publication.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Answers in the media type of TAXII 2.1, whatever converters would choose.
final class TaxiiAnswers {

    static final String TAXII = "application/taxii+json;version=2.1";
    static final String STIX = "application/stix+json;version=2.1";

    private static final MediaType TYPE = MediaType.parseMediaType(TAXII);
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private TaxiiAnswers() {}

    /// Writes a time as TAXII wants it.
    static String time(Instant at) {
        return MICROS.format(at);
    }

    /// Returns the answer, or 406 for somebody who does not take our media type.
    static ResponseEntity<Object> of(
            HttpStatus status, String accept, HttpHeaders headers, Object body) {
        if (MediaType.parseMediaTypes(accept).stream().noneMatch(TaxiiAnswers::isOurs)) {
            return problem(HttpStatus.NOT_ACCEPTABLE, "answers are " + TAXII + " only");
        }
        return ResponseEntity.status(status).headers(headers).contentType(TYPE).body(body);
    }

    /// Says whether a type, with or without a version, covers ours.
    static boolean isOurs(MediaType type) {
        return type.includes(TYPE)
                && (type.getParameter("version") == null
                        || "2.1".equals(type.getParameter("version")));
    }

    static ResponseEntity<Object> problem(HttpStatus status, @Nullable String what) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", status.getReasonPhrase());
        body.put("description", what);
        body.put("http_status", Integer.toString(status.value()));
        return ResponseEntity.status(status).contentType(TYPE).body(body);
    }
}
