package io.tipstaff.portal.shell;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/// Answers values that a page cannot take (a made-up cursor, an unknown sort order) with 400.
///
/// It comes after the advice of the REST API, which says more.
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
final class PageProblems {

    @ExceptionHandler(IllegalArgumentException.class)
    void refuse(IllegalArgumentException wrong, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.BAD_REQUEST.value(), wrong.getMessage());
    }
}
