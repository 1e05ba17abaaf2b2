package io.tipstaff.portal.agency.web;

import io.tipstaff.portal.agency.internal.RefusedException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Answers what the rules of this module do not allow with 409 and the reason.
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class AgencyProblems {

    private final Said said;

    AgencyProblems(Said said) {
        this.said = said;
    }

    @ExceptionHandler
    ProblemDetail refuse(RefusedException refused) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.CONFLICT, said.text(refused.messageKey()));
    }
}
