package io.tipstaff.portal.geography.web;

import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.IpAddress;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.geography.Geography;
import io.tipstaff.portal.geography.internal.OwnNetworks;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Where the portal's knowledge of places comes from, and what the operator knows better.
@Controller
@RequestMapping("/geography")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class GeographyPages {

    private static final String BACK = "redirect:/geography";

    private final Geography geography;
    private final OwnNetworks networks;
    private final MessageSource messages;

    GeographyPages(Geography geography, OwnNetworks networks, MessageSource messages) {
        this.geography = geography;
        this.networks = networks;
        this.messages = messages;
    }

    @GetMapping
    String show(@RequestParam(defaultValue = "") String ip, Model model) {
        model.addAttribute("databases", geography.databases());
        model.addAttribute("networks", networks.all());
        model.addAttribute("ip", ip);
        if (IndicatorParser.parse(ip.strip()) instanceof Parsed(IpAddress address)) {
            model.addAttribute("place", geography.locate(address));
        }
        return "geography/geography";
    }

    @PostMapping("/networks")
    @PreAuthorize("hasRole('OPERATOR')")
    String put(
            @RequestParam String network,
            @RequestParam String country,
            @RequestParam(defaultValue = "") String asNumber,
            @RequestParam(defaultValue = "") String asName,
            @RequestParam String note,
            @AuthenticationPrincipal Person me,
            RedirectAttributes redirect) {
        try {
            networks.put(network, country, asNumber, asName, note, me);
            redirect.addFlashAttribute("done", text("geography.put", network));
        } catch (IllegalArgumentException wrong) {
            redirect.addFlashAttribute("wrong", wrong.getMessage());
        }
        return BACK;
    }

    @PostMapping("/networks/remove")
    @PreAuthorize("hasRole('OPERATOR')")
    String remove(
            @RequestParam String network,
            @AuthenticationPrincipal Person me,
            RedirectAttributes redirect) {
        networks.remove(network, me);
        redirect.addFlashAttribute("done", text("geography.removed", network));
        return BACK;
    }

    private String text(String key, String network) {
        return messages.getMessage(key, new Object[] {network}, LocaleContextHolder.getLocale());
    }
}
