package io.tipstaff.portal.reports.web;

import io.tipstaff.portal.agency.Agencies;
import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.reports.internal.AccessDesk;
import io.tipstaff.portal.reports.internal.Extract;
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

/// Which agencies may read what of reports.
@Controller
@RequestMapping("/reports")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class ReportAccessPages {

    private static final String DECIDES = "principal.ofOperator() and hasRole('OPERATOR')";

    private final AccessDesk desk;
    private final ReportReading reports;
    private final Agencies agencies;
    private final MessageSource messages;

    ReportAccessPages(
            AccessDesk desk, ReportReading reports, Agencies agencies, MessageSource messages) {
        this.desk = desk;
        this.reports = reports;
        this.agencies = agencies;
        this.messages = messages;
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
        desk.grantUnasked(me, report, agency, Extract.WHOLE, form.lastDay());
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
