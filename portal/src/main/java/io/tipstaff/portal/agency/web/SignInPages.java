package io.tipstaff.portal.agency.web;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.internal.MyAccount;
import io.tipstaff.portal.agency.internal.Sessions;
import io.tipstaff.portal.agency.internal.SignIn;
import io.tipstaff.portal.agency.internal.SignInOutcome;
import io.tipstaff.portal.agency.internal.SignInOutcome.Refused;
import io.tipstaff.portal.agency.internal.SignInOutcome.Wait;
import io.tipstaff.portal.agency.internal.SignInOutcome.Welcome;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Signing in: name and password, then the steps that are still open.
@Controller
class SignInPages {

    private static final String PASSWORD_PAGE = "agency/sign-in";
    private static final String CODE_PAGE = "agency/sign-in-code";
    private static final String NEW_PASSWORD_PAGE = "agency/sign-in-new-password";

    private final SignIn signIn;
    private final MyAccount account;
    private final Sessions sessions;

    SignInPages(SignIn signIn, MyAccount account, Sessions sessions) {
        this.signIn = signIn;
        this.account = account;
        this.sessions = sessions;
    }

    @GetMapping("/sign-in")
    String ask(@RequestParam(defaultValue = "") String to, Model model) {
        model.addAttribute("to", LocalPath.of(to));
        return PASSWORD_PAGE;
    }

    @PostMapping("/sign-in")
    String tryPassword(
            @RequestParam String login,
            @RequestParam String password,
            @RequestParam(defaultValue = "") String to,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        SignInOutcome outcome = signIn.tryPassword(login, password, request.getRemoteAddr());
        if (outcome instanceof Welcome(var person)) {
            sessions.begin(request, person);
            return "redirect:" + LocalPath.of(to);
        }
        model.addAttribute("to", LocalPath.of(to));
        model.addAttribute("login", login);
        return refuse(outcome, PASSWORD_PAGE, response, model);
    }

    private static String refuse(
            SignInOutcome outcome, String page, HttpServletResponse response, Model model) {
        switch (outcome) {
            case Refused() -> response.setStatus(HttpStatus.UNAUTHORIZED.value());
            case Wait(var time) -> {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                response.setHeader("Retry-After", Long.toString(time.toSeconds() + 1));
                model.addAttribute("wait", Math.min(time.toSeconds() + 1, 900));
            }
            case Welcome(_) -> throw new IllegalArgumentException("not refused: " + outcome);
        }
        model.addAttribute("refused", true);
        return page;
    }

    @GetMapping("/sign-in/code")
    String askCode() {
        return CODE_PAGE;
    }

    @PostMapping("/sign-in/code")
    String tryCode(
            @RequestParam String code,
            @AuthenticationPrincipal Person me,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        SignInOutcome outcome = signIn.tryCode(me.id(), code);
        if (outcome instanceof Welcome) {
            sessions.codeShown(request);
            return "redirect:/";
        }
        return refuse(outcome, CODE_PAGE, response, model);
    }

    @GetMapping("/sign-in/new-password")
    String askNewPassword(@AuthenticationPrincipal Person me, Model model) {
        return newPasswordPage(me, null, model);
    }

    @PostMapping("/sign-in/new-password")
    String changePassword(
            @RequestParam String password,
            @RequestParam String repeated,
            @AuthenticationPrincipal Person me,
            Model model) {
        if (!password.equals(repeated)) {
            return newPasswordPage(me, "agency.password.not-repeated", model);
        }
        Optional<String> fault = account.changePassword(me, password);
        return fault.isEmpty() ? "redirect:/" : newPasswordPage(me, fault.get(), model);
    }

    private String newPasswordPage(Person me, @Nullable String fault, Model model) {
        model.addAttribute("login", me.login());
        model.addAttribute("shortest", account.of(me).shortestPassword());
        model.addAttribute("fault", fault);
        return NEW_PASSWORD_PAGE;
    }
}
