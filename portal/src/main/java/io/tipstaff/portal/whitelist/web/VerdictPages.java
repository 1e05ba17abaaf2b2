package io.tipstaff.portal.whitelist.web;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.whitelist.Verdict.Says;
import io.tipstaff.portal.whitelist.internal.WhitelistAdministration;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Verdicts from wherever an analyst looks at indicators. What an analyst of the centre decides
/// holds for all, so only people of the centre may.
@Controller
@RequestMapping("/verdicts")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST') and principal.ofOperator()")
class VerdictPages {

    /// Pages that a verdict leads back to.
    enum From {
        WHITELIST("/whitelist"),
        VALIDATION("/validation"),
        KEPT_OUT("/kept-out");

        private final String path;

        From(String path) {
            this.path = path;
        }
    }

    private final WhitelistAdministration administration;
    private final MessageSource messages;

    VerdictPages(WhitelistAdministration administration, MessageSource messages) {
        this.administration = administration;
        this.messages = messages;
    }

    @PostMapping
    String decide(
            @RequestParam(name = "value", defaultValue = "") List<String> values,
            @RequestParam String says,
            @RequestParam(defaultValue = "") String comment,
            @RequestParam(defaultValue = "") String days,
            @RequestParam From from,
            @AuthenticationPrincipal Person me,
            RedirectAttributes redirect) {
        try {
            Judgement judgement =
                    new Judgement(
                            values, says, comment, days.isBlank() ? null : Integer.valueOf(days));
            administration.decide(
                    judgement.indicators(), Says.ofCode(says), comment, judgement.life(), me);
            redirect.addFlashAttribute(
                    "done",
                    messages.getMessage(
                            "whitelist.judged",
                            new Object[] {values.size(), says},
                            LocaleContextHolder.getLocale()));
        } catch (IllegalArgumentException wrong) {
            redirect.addFlashAttribute("wrong", wrong.getMessage());
        }
        return "redirect:" + from.path;
    }

    @PostMapping("/undo")
    String undo(
            @RequestParam("value") List<String> values,
            @RequestParam From from,
            @AuthenticationPrincipal Person me) {
        administration.undo(new Judgement(values, "unsure", "", null).indicators(), me);
        return "redirect:" + from.path;
    }
}
