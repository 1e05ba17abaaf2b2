package io.tipstaff.portal.reports.web;

import io.tipstaff.portal.agency.Agencies;
import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.reports.internal.AccessDesk;
import io.tipstaff.portal.reports.internal.AccessRequest;
import io.tipstaff.portal.reports.internal.OpenReport;
import io.tipstaff.portal.reports.internal.ReportFilter;
import io.tipstaff.portal.reports.internal.ReportReading;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Where agencies ask for reports, and operators decide.
@Controller
@RequestMapping("/reports")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class ReportAccessPages {

    private static final String ONE = "reports/request";
    private static final String DECIDES = "principal.ofOperator() and hasRole('OPERATOR')";

    private final AccessDesk desk;
    private final ReportReading reports;
    private final ReportPages pages;
    private final Agencies agencies;
    private final MessageSource messages;

    ReportAccessPages(
            AccessDesk desk,
            ReportReading reports,
            ReportPages pages,
            Agencies agencies,
            MessageSource messages) {
        this.desk = desk;
        this.reports = reports;
        this.pages = pages;
        this.agencies = agencies;
        this.messages = messages;
    }

    @GetMapping("/requests")
    String list(@AuthenticationPrincipal Person me, Model model) {
        model.addAttribute("requests", desk.newest());
        model.addAttribute("decides", AccessDesk.decides(me));
        return "reports/requests";
    }

    @PostMapping("/{id}/request")
    String ask(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") AccessForm form,
            BindingResult binding,
            @AuthenticationPrincipal Person me,
            Model model,
            RedirectAttributes redirect) {
        if (!binding.hasErrors()) {
            try {
                desk.ask(me, id, form.kindsOrNone(), form.reasonText(), form.caseOrEmpty());
                return back("/reports/" + id, "quota.request.sent", redirect);
            } catch (IllegalArgumentException refused) {
                binding.reject("", String.valueOf(refused.getMessage()));
            }
        }
        pages.frame(me, model);
        return pages.page(reports.open(me, id), me, model);
    }

    @GetMapping("/requests/{id}")
    String show(@PathVariable UUID id, @AuthenticationPrincipal Person me, Model model) {
        model.addAttribute("form", GrantForm.usual());
        return one(desk.find(id), me, model);
    }

    private String one(AccessRequest request, Person me, Model model) {
        model.addAttribute("request", request);
        model.addAttribute("decides", AccessDesk.decides(me));
        if (AccessDesk.decides(me) && request.isWaiting()) {
            OpenReport open = reports.open(me, request.report());
            model.addAttribute("report", open);
        }
        return ONE;
    }

    @PostMapping("/requests/{id}/grant")
    @PreAuthorize(DECIDES)
    String grant(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") GrantForm form,
            BindingResult binding,
            @AuthenticationPrincipal Person me,
            Model model,
            RedirectAttributes redirect) {
        if (!binding.hasErrors()) {
            try {
                desk.grant(me, id, form.chosenOrNull(), form.lastDay(), form.answerOrEmpty());
                return back("/reports/requests", "quota.request.decided", redirect);
            } catch (IllegalArgumentException refused) {
                binding.reject("", String.valueOf(refused.getMessage()));
            }
        }
        return one(desk.find(id), me, model);
    }

    @PostMapping("/requests/{id}/refuse")
    @PreAuthorize(DECIDES)
    String refuse(
            @PathVariable UUID id,
            @ModelAttribute("form") GrantForm form,
            @AuthenticationPrincipal Person me,
            RedirectAttributes redirect) {
        desk.refuse(me, id, form.answerOrEmpty());
        return back("/reports/requests", "quota.request.decided", redirect);
    }

    @PostMapping("/requests/{id}/withdraw")
    String withdraw(
            @PathVariable UUID id,
            @AuthenticationPrincipal Person me,
            RedirectAttributes redirect) {
        desk.withdraw(me, id);
        return back("/reports/requests", "quota.request.taken-back", redirect);
    }

    @GetMapping("/grants")
    String grants(
            @RequestParam @Nullable UUID report, @AuthenticationPrincipal Person me, Model model) {
        model.addAttribute("grants", desk.grants(report));
        model.addAttribute("now", java.time.Instant.now());
        model.addAttribute("decides", AccessDesk.decides(me));
        model.addAttribute("wanted", report);
        if (AccessDesk.decides(me)) {
            model.addAttribute("form", GrantForm.usual());
            model.addAttribute(
                    "agencies",
                    agencies.all().stream().filter(agency -> !agency.operator()).toList());
            model.addAttribute("reports", reports.all(me, ReportFilter.ALL));
        }
        return "reports/grants";
    }

    @PostMapping("/grants")
    @PreAuthorize(DECIDES)
    String grantUnasked(
            @RequestParam UUID report,
            @RequestParam AgencyId agency,
            @Valid @ModelAttribute("form") GrantForm form,
            BindingResult binding,
            @AuthenticationPrincipal Person me,
            RedirectAttributes redirect) {
        if (binding.hasErrors()) {
            throw new IllegalArgumentException("not a day as 2027-12-31: " + form.through());
        }
        desk.grantUnasked(me, report, agency, null, form.lastDay());
        return back("/reports/grants", "reports.granted", redirect);
    }

    @PostMapping("/grants/{id}/revoke")
    @PreAuthorize(DECIDES)
    String revoke(
            @PathVariable UUID id,
            @AuthenticationPrincipal Person me,
            RedirectAttributes redirect) {
        desk.revoke(me, id);
        return back("/reports/grants", "reports.revoked", redirect);
    }

    private String back(String to, String key, RedirectAttributes redirect) {
        redirect.addFlashAttribute(
                "done", messages.getMessage(key, new Object[0], LocaleContextHolder.getLocale()));
        return "redirect:" + to;
    }
}
