package io.tipstaff.portal.quota.web;

import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.quota.Quotas;
import io.tipstaff.portal.quota.internal.MoreLookups;
import io.tipstaff.portal.quota.internal.RequestDesk;
import io.tipstaff.portal.shell.Capability;
import io.tipstaff.portal.shell.NavigationEntry;
import jakarta.validation.Valid;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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

/// What an agency has, what it asks for, and what operators decide.
@Controller
@RequestMapping("/requests")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class RequestPages {

    private static final String LIST = "quota/requests";
    private static final String ONE = "quota/request";
    private static final String BACK = "redirect:/requests";

    private final RequestDesk desk;
    private final Quotas quotas;
    private final MessageSource messages;

    RequestPages(RequestDesk desk, Quotas quotas, MessageSource messages) {
        this.desk = desk;
        this.quotas = quotas;
        this.messages = messages;
    }

    @GetMapping
    String list(@AuthenticationPrincipal Person me, Model model) {
        model.addAttribute("form", RequestForm.EMPTY);
        return list(model, me);
    }

    private String list(Model model, Person me) {
        model.addAttribute("allowance", quotas.of(me));
        model.addAttribute("requests", desk.newest());
        return LIST;
    }

    @PostMapping
    String ask(
            @Valid @ModelAttribute("form") RequestForm form,
            BindingResult binding,
            @AuthenticationPrincipal Person me,
            Model model,
            RedirectAttributes redirect) {
        if (binding.hasErrors()) {
            return list(model, me);
        }
        desk.ask(me, form.count(), String.valueOf(form.reason()).strip(), form.caseOrEmpty());
        return back(redirect, "quota.request.sent");
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Model model) {
        MoreLookups request = desk.find(id);
        model.addAttribute(
                "form",
                new DecisionForm(
                        Integer.toString(request.lookups()), endOfYear().toString(), null));
        model.addAttribute("request", request);
        return ONE;
    }

    static LocalDate endOfYear() {
        return LocalDate.of(LocalDate.now(ZoneOffset.UTC).getYear(), 12, 31);
    }

    @PostMapping("/{id}/grant")
    @PreAuthorize("hasRole('OPERATOR')")
    String grant(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") DecisionForm form,
            BindingResult binding,
            @AuthenticationPrincipal Person me,
            Model model,
            RedirectAttributes redirect) {
        MoreLookups request = desk.find(id);
        model.addAttribute("request", request);
        if (binding.hasErrors()) {
            return ONE;
        }
        try {
            desk.grant(
                    me,
                    id,
                    form.count(request.lookups()),
                    form.lastDay(endOfYear()),
                    form.answerOrEmpty());
            return back(redirect, "quota.request.decided");
        } catch (IllegalArgumentException refused) {
            binding.reject("", String.valueOf(refused.getMessage()));
            return ONE;
        }
    }

    @PostMapping("/{id}/refuse")
    @PreAuthorize("hasRole('OPERATOR')")
    String refuse(
            @PathVariable UUID id,
            @ModelAttribute("form") DecisionForm form,
            @AuthenticationPrincipal Person me,
            RedirectAttributes redirect) {
        desk.refuse(me, id, form.answerOrEmpty());
        return back(redirect, "quota.request.decided");
    }

    @PostMapping("/{id}/withdraw")
    String withdraw(
            @PathVariable UUID id,
            @AuthenticationPrincipal Person me,
            RedirectAttributes redirect) {
        desk.withdraw(me, id);
        return back(redirect, "quota.request.taken-back");
    }

    @GetMapping("/plans")
    @PreAuthorize("hasRole('OPERATOR')")
    String plans(Model model) {
        model.addAttribute("plans", desk.plans());
        return "quota/plans";
    }

    @PostMapping("/plans/{agency}")
    @PreAuthorize("hasRole('OPERATOR')")
    String plan(
            @PathVariable AgencyId agency,
            @Valid @ModelAttribute("form") PlanForm form,
            BindingResult binding,
            @AuthenticationPrincipal Person me,
            Model model,
            RedirectAttributes redirect) {
        if (binding.hasErrors()) {
            model.addAttribute("wrong", agency);
            return plans(model);
        }
        desk.plan(me, agency, form.countOrNull());
        redirect.addFlashAttribute("done", said("quota.plan.saved"));
        return "redirect:/requests/plans";
    }

    private String back(RedirectAttributes redirect, String key) {
        redirect.addFlashAttribute("done", said(key));
        return BACK;
    }

    private String said(String key) {
        return messages.getMessage(key, new Object[0], LocaleContextHolder.getLocale());
    }

    @Configuration(proxyBeanMethods = false)
    static class Declarations {

        @Bean
        NavigationEntry requestsEntry() {
            return NavigationEntry.forRoles(
                    Capability.REQUESTS, "/requests", "OPERATOR", "ANALYST");
        }
    }
}
