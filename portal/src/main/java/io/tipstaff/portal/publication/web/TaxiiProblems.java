package io.tipstaff.portal.publication.web;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;

/// Says in the error message of TAXII what is wrong.
@RestControllerAdvice(assignableTypes = {TaxiiApi.class, TaxiiInboxApi.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class TaxiiProblems {

    @ExceptionHandler
    ResponseEntity<Object> refused(ResponseStatusException refused) {
        return TaxiiAnswers.problem(
                HttpStatus.valueOf(refused.getStatusCode().value()), refused.getReason());
    }

    @ExceptionHandler
    ResponseEntity<Object> wrong(IllegalArgumentException wrong) {
        return TaxiiAnswers.problem(HttpStatus.BAD_REQUEST, wrong.getMessage());
    }
}
