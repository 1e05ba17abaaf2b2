package io.tipstaff.portal.shell;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// Answers errors of the REST API as problems (RFC 9457), with the fields that are wrong.
@RestControllerAdvice(annotations = RestController.class)
@Order(0)
final class ApiProblems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

    /// One field that is wrong.
    record FieldFault(String field, String message) {}

    private final MessageSource messages;

    ApiProblems(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(status, "some fields are not valid");
        List<FieldFault> faults =
                invalid.getBindingResult().getFieldErrors().stream()
                        .map(
                                error ->
                                        new FieldFault(
                                                error.getField(),
                                                messages.getMessage(error, Locale.ENGLISH)))
                        .toList();
        problem.setProperty("errors", faults);
        return handleExceptionInternal(invalid, problem, headers, status, request);
    }

    /// Values that a module refused to take; its message says which.
    @ExceptionHandler(IllegalArgumentException.class)
    ProblemDetail refuse(IllegalArgumentException wrong) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, String.valueOf(wrong.getMessage()));
    }

    @ExceptionHandler(RuntimeException.class)
    ProblemDetail fail(RuntimeException failed) {
        if (failed instanceof AccessDeniedException) {
            // Spring Security answers this one.
            throw failed;
        }
        LOG.error("a request failed", failed);
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR, "the log of this portal says more");
    }
}
