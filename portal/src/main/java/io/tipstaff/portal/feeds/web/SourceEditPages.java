package io.tipstaff.portal.feeds.web;

import io.tipstaff.exchange.FeedFormat;
import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.feeds.Category;
import io.tipstaff.portal.feeds.Source;
import io.tipstaff.portal.feeds.internal.SourceAdministration;
import io.tipstaff.portal.feeds.internal.SourceChanges;
import io.tipstaff.portal.shell.NotFoundException;
import jakarta.validation.Valid;
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

/// The page that changes a source, and the way back to one of its documents.
@Controller
@RequestMapping("/sources/{id}")
@PreAuthorize("hasRole('OPERATOR')")
class SourceEditPages {

    private static final String PAGE = "feeds/source-edit";

    private final SourceAdministration sources;
    private final SourceChanges changes;

    SourceEditPages(SourceAdministration sources, SourceChanges changes) {
        this.sources = sources;
        this.changes = changes;
    }

    @ModelAttribute
    void choices(@PathVariable long id, Model model) {
        model.addAttribute("source", source(id));
        model.addAttribute("formats", FeedFormat.values());
        model.addAttribute("kinds", Kind.values());
        model.addAttribute("tlps", Tlp.values());
        model.addAttribute("known", Category.values());
    }

    private Source source(long id) {
        return sources.find(id).orElseThrow(() -> new NotFoundException("no such source")).source();
    }

    @GetMapping("/edit")
    String show(@PathVariable long id, Model model) {
        model.addAttribute("form", SourceEditForm.of(source(id)));
        return PAGE;
    }

    @PostMapping("/edit")
    String save(
            @PathVariable long id,
            @Valid @ModelAttribute("form") SourceEditForm form,
            BindingResult faults,
            @AuthenticationPrincipal Person me) {
        if (faults.hasErrors()) {
            return PAGE;
        }
        try {
            Source source = source(id);
            changes.edit(source, form.toEdit(source), me);
            return "redirect:/sources/" + id;
        } catch (IllegalArgumentException wrong) {
            faults.reject("", String.valueOf(wrong.getMessage()));
            return PAGE;
        }
    }

    @PostMapping("/versions/{importId}")
    String goBack(
            @PathVariable long id,
            @PathVariable long importId,
            @AuthenticationPrincipal Person me) {
        changes.goBack(source(id), importId, me);
        return "redirect:/sources/" + id;
    }
}
