package io.tipstaff.portal.reports.internal;

import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.notification.Notifications;
import java.util.Arrays;

/// What both sides of a request are told by mail.
record AccessMail(Notifications notifications) {

    void asked(AccessRequest request) {
        String wants =
                request.isForAll()
                        ? "the whole report"
                        : "indicators (" + String.join(", ", request.kinds()) + ")";
        notifications.mail(
                Role.OPERATOR,
                request.agencyName() + " asks for a report",
                text(
                        request.personName()
                                + " of "
                                + request.agencyName()
                                + " asks for "
                                + wants
                                + ": "
                                + request.reportTitle(),
                        "Reason: " + request.reason(),
                        request.caseNumber().isEmpty() ? "" : "Case: " + request.caseNumber(),
                        "Decide under Reports, Requests in the portal."));
    }

    void decided(AccessRequest request, String decision, String answer) {
        notifications.mail(
                request.person(),
                "Your request for a report: " + decision,
                text(
                        "Report: " + request.reportTitle(),
                        "Decision: " + decision + ".",
                        answer.isEmpty() ? "" : "Answer: " + answer,
                        request.caseNumber().isEmpty() ? "" : "Case: " + request.caseNumber()));
    }

    private static String text(String... paragraphs) {
        return String.join(
                "\n\n", Arrays.stream(paragraphs).filter(line -> !line.isEmpty()).toList());
    }
}
