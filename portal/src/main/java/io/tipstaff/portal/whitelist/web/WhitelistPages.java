package io.tipstaff.portal.whitelist.web;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.shell.Capability;
import io.tipstaff.portal.shell.NavigationEntry;
import io.tipstaff.portal.shell.UploadedName;
import io.tipstaff.portal.whitelist.Effect;
import io.tipstaff.portal.whitelist.internal.WarningList.Content;
import io.tipstaff.portal.whitelist.internal.WarningList.Matching;
import io.tipstaff.portal.whitelist.internal.WhitelistAdministration;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Lists of harmless things, and what analysts have decided.
@Controller
@RequestMapping("/whitelist")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class WhitelistPages {

    private static final String BACK = "redirect:/whitelist";

    private final WhitelistAdministration administration;
    private final MessageSource messages;

    WhitelistPages(WhitelistAdministration administration, MessageSource messages) {
        this.administration = administration;
        this.messages = messages;
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("lists", administration.lists());
        model.addAttribute("decisions", administration.decisions());
        model.addAttribute("matchings", Matching.values());
        return "whitelist/lists";
    }

    @GetMapping("/lists/{id}")
    String list(@PathVariable long id, @RequestParam(defaultValue = "") String q, Model model) {
        model.addAttribute("list", administration.list(id));
        model.addAttribute("effects", Effect.values());
        model.addAttribute("q", q);
        model.addAttribute("entries", administration.entries(id, q));
        return "whitelist/list";
    }

    @PostMapping
    @PreAuthorize("hasRole('OPERATOR')")
    String add(
            @RequestParam String name,
            @RequestParam Matching matching,
            @RequestParam MultipartFile file,
            @AuthenticationPrincipal Person me,
            RedirectAttributes redirect)
            throws IOException {
        String called = name.isBlank() ? UploadedName.of(file, "list") : name.strip();
        try (InputStream in = file.getInputStream()) {
            Content content = administration.add(in, called, matching, me);
            redirect.addFlashAttribute(
                    "done",
                    messages.getMessage(
                            "whitelist.added",
                            new Object[] {
                                content.name(), content.entries().size(), content.refused().size()
                            },
                            LocaleContextHolder.getLocale()));
        } catch (IllegalArgumentException wrong) {
            redirect.addFlashAttribute("wrong", wrong.getMessage());
        }
        return BACK;
    }

    @PostMapping("/lists/{id}")
    @PreAuthorize("hasRole('OPERATOR')")
    String set(
            @PathVariable long id,
            @RequestParam(defaultValue = "false") boolean enabled,
            @RequestParam Effect effect,
            @RequestParam(defaultValue = "50") int lowersBy,
            @AuthenticationPrincipal Person me,
            RedirectAttributes redirect) {
        try {
            administration.set(id, enabled, effect, lowersBy, me);
        } catch (IllegalArgumentException wrong) {
            redirect.addFlashAttribute("wrong", wrong.getMessage());
        }
        return BACK + "/lists/" + id;
    }

    @PostMapping("/lists/{id}/remove")
    @PreAuthorize("hasRole('OPERATOR')")
    String remove(@PathVariable long id, @AuthenticationPrincipal Person me) {
        administration.remove(id, me);
        return BACK;
    }

    @Configuration(proxyBeanMethods = false)
    static class Declarations {

        @Bean
        NavigationEntry whitelistEntry() {
            return NavigationEntry.forRoles(
                    Capability.WHITELIST, "/whitelist", "OPERATOR", "ANALYST");
        }
    }
}
