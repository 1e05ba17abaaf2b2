package io.tipstaff.portal.quota.web;

import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.quota.internal.Plans;
import jakarta.validation.Valid;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What agencies have of lookups, for operators.
@Controller
@RequestMapping("/requests/plans")
@PreAuthorize("hasRole('OPERATOR')")
class PlanPages {

    private final Plans plans;
    private final MessageSource messages;

    PlanPages(Plans plans, MessageSource messages) {
        this.plans = plans;
        this.messages = messages;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("plans", plans.all());
        return "quota/plans";
    }

    @PostMapping("/{agency}")
    String set(
            @PathVariable AgencyId agency,
            @Valid @ModelAttribute("form") PlanForm form,
            BindingResult binding,
            @AuthenticationPrincipal Person me,
            Model model,
            RedirectAttributes redirect) {
        if (binding.hasErrors()) {
            model.addAttribute("wrong", agency);
            return list(model);
        }
        plans.set(me, agency, form.countOrNull());
        redirect.addFlashAttribute(
                "done",
                messages.getMessage(
                        "quota.plan.saved", new Object[0], LocaleContextHolder.getLocale()));
        return "redirect:/requests/plans";
    }
}
