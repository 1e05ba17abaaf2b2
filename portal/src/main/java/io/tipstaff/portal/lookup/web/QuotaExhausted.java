package io.tipstaff.portal.lookup.web;

import io.tipstaff.portal.lookup.MeteredLookup.Outcome.Exhausted;
import io.tipstaff.portal.quota.AllowanceView;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/// Says to a program that its agency has too few lookups left.
final class QuotaExhausted extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    QuotaExhausted(HttpStatus status, Exhausted exhausted) {
        super(status, problem(status, exhausted), null);
    }

    private static ProblemDetail problem(HttpStatus status, Exhausted exhausted) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(
                        status,
                        exhausted.wanted()
                                + " lookups are wanted, "
                                + exhausted.allowance().left()
                                + " are left; ask for more under Requests");
        problem.setProperty("quota", AllowanceView.of(exhausted.allowance()));
        return problem;
    }
}
