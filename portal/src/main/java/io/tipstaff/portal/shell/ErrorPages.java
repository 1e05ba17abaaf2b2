package io.tipstaff.portal.shell;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/// Answers whatever went wrong outside of the REST API's controllers: with a problem below `/api`,
/// else with a page.
@Controller
final class ErrorPages implements ErrorController {

    private static final Set<Integer> WITH_OWN_TEXT =
            Set.of(400, 403, 404, 405, 413, 415, 429, 500);

    private final ProblemWriter problems;

    ErrorPages(ProblemWriter problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    @org.jspecify.annotations.Nullable
    String answer(HttpServletRequest request, HttpServletResponse response, Model model)
            throws IOException {
        HttpStatus status = statusOf(request);
        String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (path.startsWith("/api") || path.startsWith("/taxii2")) {
            problems.write(
                    response, status, status.getReasonPhrase().toLowerCase(java.util.Locale.ROOT));
            return null;
        }
        response.setStatus(status.value());
        model.addAttribute("status", status.value());
        model.addAttribute("text", WITH_OWN_TEXT.contains(status.value()) ? status.value() : 500);
        return "shell/error";
    }

    private static HttpStatus statusOf(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        return status == null ? HttpStatus.NOT_FOUND : status;
    }
}
