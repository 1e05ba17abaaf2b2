package io.tipstaff.portal.agency.web;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.internal.MyAccount;
import io.tipstaff.portal.agency.internal.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One-time codes of one's own account.
@Controller
class CodePages {

    private static final String SETUP = "agency/codes";
    private static final String RECOVERY = "agency/recovery-codes";
    private static final String BACK = "redirect:/account";

    private final MyAccount myAccount;
    private final Sessions sessions;
    private final Said said;

    CodePages(MyAccount myAccount, Sessions sessions, Said said) {
        this.myAccount = myAccount;
        this.sessions = sessions;
        this.said = said;
    }

    @GetMapping("/account/codes")
    String offer(@AuthenticationPrincipal Person me, Model model) {
        if (myAccount.of(me).codeConfirmed()) {
            return BACK;
        }
        model.addAttribute("setup", myAccount.offeredCodes(me));
        return SETUP;
    }

    @PostMapping("/account/codes")
    String confirm(
            @RequestParam String code,
            @AuthenticationPrincipal Person me,
            HttpServletRequest request,
            Model model) {
        if (myAccount.of(me).codeConfirmed()) {
            return BACK;
        }
        List<String> codes = myAccount.confirmCodes(me, code);
        if (codes.isEmpty()) {
            model.addAttribute("wrong", true);
            model.addAttribute("setup", myAccount.offeredCodes(me));
            return SETUP;
        }
        sessions.codeShown(request);
        model.addAttribute("codes", codes);
        return RECOVERY;
    }

    @PostMapping("/account/codes/recovery")
    String renewRecoveryCodes(@AuthenticationPrincipal Person me, Model model) {
        model.addAttribute("codes", myAccount.newRecoveryCodes(me));
        return RECOVERY;
    }

    @PostMapping("/account/codes/remove")
    String remove(@AuthenticationPrincipal Person me, RedirectAttributes redirect) {
        myAccount.removeCodes(me);
        redirect.addFlashAttribute("done", said.text("agency.codes.removed"));
        return BACK;
    }
}
