package io.tipstaff.portal.agency.web;

import static java.util.Objects.requireNonNull;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.internal.Account;
import io.tipstaff.portal.agency.internal.ApiTokens;
import io.tipstaff.portal.agency.internal.MyAccount;
import jakarta.validation.Valid;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One's own account: password and API tokens.
@Controller
class AccountPages {

    private static final String PAGE = "agency/account";
    private static final String BACK = "redirect:/account";

    private final MyAccount myAccount;
    private final ApiTokens tokens;
    private final Said said;

    AccountPages(MyAccount myAccount, ApiTokens tokens, Said said) {
        this.myAccount = myAccount;
        this.tokens = tokens;
        this.said = said;
    }

    @GetMapping("/account")
    String show(@AuthenticationPrincipal Person me, Model model) {
        model.addAttribute("form", TokenForm.EMPTY);
        return page(me, model);
    }

    private String page(Person me, Model model) {
        Account account = myAccount.of(me);
        model.addAttribute("account", account);
        model.addAttribute("roles", me.roles().stream().sorted().toList());
        model.addAttribute("shortest", account.shortestPassword());
        model.addAttribute("codesLeft", myAccount.recoveryCodesLeft(me));
        model.addAttribute("tokens", tokens.of(me));
        return PAGE;
    }

    @PostMapping("/account/password")
    String changePassword(
            @RequestParam String current,
            @RequestParam String password,
            @RequestParam String repeated,
            @AuthenticationPrincipal Person me,
            Model model,
            RedirectAttributes redirect) {
        boolean wrongPassword = !myAccount.knowsPassword(me, current);
        Optional<String> fault = Optional.empty();
        if (!password.equals(repeated)) {
            fault = Optional.of("agency.password.not-repeated");
        } else if (!wrongPassword) {
            fault = myAccount.changePassword(me, password);
        }
        if (wrongPassword || fault.isPresent()) {
            model.addAttribute("wrongPassword", wrongPassword);
            fault.ifPresent(key -> model.addAttribute("fault", key));
            return show(me, model);
        }
        redirect.addFlashAttribute("done", said.text("agency.account.password-changed"));
        return BACK;
    }

    @PostMapping("/account/tokens")
    String makeToken(
            @Valid @ModelAttribute("form") TokenForm form,
            BindingResult binding,
            @AuthenticationPrincipal Person me,
            Model model,
            RedirectAttributes redirect) {
        if (binding.hasErrors()) {
            return page(me, model);
        }
        redirect.addFlashAttribute(
                "token", tokens.make(me, requireNonNull(form.name()), form.scopes(), form.life()));
        return BACK;
    }

    @PostMapping("/account/tokens/{id}/revoke")
    String revokeToken(
            @PathVariable UUID id,
            @AuthenticationPrincipal Person me,
            RedirectAttributes redirect) {
        if (tokens.revoke(me, id)) {
            redirect.addFlashAttribute("done", said.text("agency.token.revoked"));
        }
        return BACK;
    }
}
