package io.tipstaff.portal.requests.internal;

import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.notification.Notifications;
import io.tipstaff.portal.requests.Request;
import java.time.ZoneOffset;
import java.util.Arrays;

/// What both sides of a request are told by mail.
record RequestMail(Notifications notifications) {

    void asked(Request request) {
        String wants = request.agencyName() + " asks for " + request.wish().title();
        notifications.mail(
                Role.OPERATOR,
                wants,
                text(
                        request.personName() + " of " + wants + ".",
                        "Reason: " + request.reason(),
                        caseOf(request),
                        "Decide under Requests in the portal."));
    }

    /// @param outcome in a few words: `refused`, or what was granted until when
    void decided(Request request, String outcome, String answer) {
        notifications.mail(
                request.person(),
                "Your request for " + request.wish().title() + ": " + outcome,
                text(
                        "You asked for "
                                + request.wish().title()
                                + " on "
                                + request.askedAt().atOffset(ZoneOffset.UTC).toLocalDate()
                                + ".",
                        "Decision: " + outcome + ".",
                        answer.isEmpty() ? "" : "Answer: " + answer,
                        caseOf(request),
                        "It stands under Requests in the portal."));
    }

    private static String caseOf(Request request) {
        return request.caseNumber().isEmpty() ? "" : "Case: " + request.caseNumber();
    }

    private static String text(String... paragraphs) {
        return String.join(
                "\n\n", Arrays.stream(paragraphs).filter(line -> !line.isEmpty()).toList());
    }
}
