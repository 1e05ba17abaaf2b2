package io.tipstaff.portal.passivedns.web;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.passivedns.PassiveDns;
import io.tipstaff.portal.passivedns.internal.Resolutions;
import io.tipstaff.portal.passivedns.internal.Resolutions.Added;
import io.tipstaff.portal.shell.Capability;
import io.tipstaff.portal.shell.NavigationEntry;
import io.tipstaff.portal.shell.UploadedName;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Search in what names resolved to.
@Controller
@RequestMapping("/passive-dns")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class PassiveDnsPages {

    private static final int SHOWN = 500;

    private final PassiveDns passiveDns;
    private final Resolutions resolutions;
    private final MessageSource messages;

    PassiveDnsPages(PassiveDns passiveDns, Resolutions resolutions, MessageSource messages) {
        this.passiveDns = passiveDns;
        this.resolutions = resolutions;
        this.messages = messages;
    }

    @GetMapping
    String search(@RequestParam(defaultValue = "") String q, Model model) {
        model.addAttribute("q", q);
        model.addAttribute("count", resolutions.count());
        model.addAttribute("documents", resolutions.documents());
        if (!q.isBlank()) {
            model.addAttribute("found", passiveDns.search(q, SHOWN));
        }
        return "passivedns/search";
    }

    @PostMapping
    @PreAuthorize("hasRole('OPERATOR')")
    String add(
            @RequestParam MultipartFile file,
            @AuthenticationPrincipal Person me,
            RedirectAttributes redirect)
            throws IOException {
        try (InputStream in = file.getInputStream()) {
            Added added = resolutions.add(in, UploadedName.of(file, "upload"), me);
            redirect.addFlashAttribute(
                    "done",
                    messages.getMessage(
                            "passivedns.added",
                            new Object[] {added.name(), added.resolutions(), added.refused()},
                            LocaleContextHolder.getLocale()));
        } catch (IllegalArgumentException wrong) {
            redirect.addFlashAttribute("wrong", wrong.getMessage());
        }
        return "redirect:/passive-dns";
    }

    @Configuration(proxyBeanMethods = false)
    static class Declarations {

        @Bean
        NavigationEntry passiveDnsEntry() {
            return NavigationEntry.forRoles(
                    Capability.PASSIVE_DNS, "/passive-dns", "OPERATOR", "ANALYST");
        }
    }
}
