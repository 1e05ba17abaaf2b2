package io.tipstaff.portal.feeds.web;

import io.tipstaff.portal.feeds.internal.Validation;
import io.tipstaff.portal.shell.Capability;
import io.tipstaff.portal.shell.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What analysts of the centre look at before it is believed, and what lists kept out.
@Controller
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST') and principal.ofOperator()")
class ValidationPages {

    private static final int SHOWN = 100;

    private final Validation validation;

    ValidationPages(Validation validation) {
        this.validation = validation;
    }

    @GetMapping("/validation")
    String queue(Model model) {
        model.addAttribute("entries", validation.queue(SHOWN));
        return "feeds/validation";
    }

    @GetMapping("/kept-out")
    String keptOut(@RequestParam(defaultValue = "") String q, Model model) {
        model.addAttribute("q", q);
        model.addAttribute("entries", validation.keptOut(q, SHOWN));
        return "feeds/kept-out";
    }

    @Configuration(proxyBeanMethods = false)
    static class Declarations {

        @Bean
        NavigationEntry validationEntry() {
            return NavigationEntry.forRoles(Capability.VALIDATION, "/validation", "OPERATOR");
        }
    }
}
