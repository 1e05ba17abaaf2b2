package io.tipstaff.portal.requests.web;

import io.tipstaff.portal.requests.Decision;
import io.tipstaff.portal.requests.Request;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request as the REST API shows it.
///
/// @param subject what it is about within its kind, as the id of a report; may be empty
/// @param title what is asked for in a few words
/// @param amount how many; null where that says nothing
/// @param wanted the fields of its kind
/// @param state `open`, `granted`, `partly`, `refused`, `withdrawn` or `expired`
/// @param decision null while it is open
record RequestView(
        UUID id,
        String kind,
        UUID agency,
        String agencyName,
        String person,
        String subject,
        String title,
        @Nullable Integer amount,
        Map<String, List<String>> wanted,
        String reason,
        String caseNumber,
        Instant askedAt,
        String state,
        @Nullable Decision decision) {

    static RequestView of(Request request) {
        return new RequestView(
                request.id(),
                request.kind(),
                request.agency().value(),
                request.agencyName(),
                request.personName(),
                request.wish().subject(),
                request.wish().title(),
                request.wish().amount(),
                request.wish().fields().values(),
                request.reason(),
                request.caseNumber(),
                request.askedAt(),
                request.state().code(),
                request.decision());
    }
}
