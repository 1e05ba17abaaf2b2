package io.tipstaff.portal.feeds.web;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.feeds.Category;
import io.tipstaff.portal.feeds.catalogue.Catalogue;
import io.tipstaff.portal.feeds.catalogue.CatalogueEntry;
import io.tipstaff.portal.feeds.internal.NewSource;
import io.tipstaff.portal.feeds.internal.SourceAdministration;
import io.tipstaff.portal.fetch.Secret;
import io.tipstaff.portal.shell.NotFoundException;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The catalogue of public feeds.
@Controller
@RequestMapping("/sources/catalogue")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class CataloguePages {

    private final Catalogue catalogue;
    private final SourceAdministration sources;

    CataloguePages(Catalogue catalogue, SourceAdministration sources) {
        this.catalogue = catalogue;
        this.sources = sources;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String category,
            Model model) {
        model.addAttribute("entries", catalogue.find(q, Category.ofCode(category).orElse(null)));
        model.addAttribute("q", q);
        model.addAttribute("category", category);
        model.addAttribute("categories", Category.values());
        model.addAttribute("added", added());
        return "feeds/catalogue";
    }

    /// Numbers of the sources by their addresses.
    private Map<String, Long> added() {
        return sources.all().stream()
                .collect(
                        Collectors.toMap(
                                one -> one.source().location(),
                                one -> one.source().id(),
                                (first, _) -> first));
    }

    @PostMapping("/{id}")
    @PreAuthorize("hasRole('OPERATOR')")
    String add(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String secret,
            @RequestParam(defaultValue = "on") String start,
            @AuthenticationPrincipal Person me,
            RedirectAttributes next) {
        CatalogueEntry entry =
                catalogue.find(id).orElseThrow(() -> new NotFoundException("no such feed"));
        if (sources.isNameTaken(entry.name())) {
            next.addFlashAttribute("done", entry.name() + ": is there already");
            return "redirect:/sources/catalogue";
        }
        if (entry.needsKey() && secret.isBlank()) {
            next.addFlashAttribute("done", entry.name() + ": needs a key");
            return "redirect:/sources/catalogue?q=" + id;
        }
        NewSource source = new CatalogueOrder(entry, new Secret(secret.strip())).toSource();
        long added =
                start.equals("paused")
                        ? sources.addPaused(source, me)
                        : sources.add(source, null, me);
        return "redirect:/sources/" + added;
    }
}
