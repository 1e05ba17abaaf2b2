package io.tipstaff.portal.feeds.web;

import io.tipstaff.exchange.FieldMapping;
import io.tipstaff.exchange.FieldRole;
import io.tipstaff.indicator.Kind;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.feeds.Source;
import io.tipstaff.portal.feeds.intake.Intake;
import io.tipstaff.portal.feeds.internal.Preview;
import io.tipstaff.portal.feeds.internal.SourceAdministration;
import io.tipstaff.portal.feeds.internal.SourceChanges;
import io.tipstaff.portal.shell.NotFoundException;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The page on which a person maps the fields of a source, filters it and says how long its word
/// holds, while a preview shows what that does.
@Controller
@RequestMapping("/sources/{id}/intake")
@PreAuthorize("hasRole('OPERATOR')")
class IntakePages {

    private static final String PAGE = "feeds/intake";

    private final SourceAdministration sources;
    private final SourceChanges changes;

    IntakePages(SourceAdministration sources, SourceChanges changes) {
        this.sources = sources;
        this.changes = changes;
    }

    @ModelAttribute
    void choices(@PathVariable long id, Model model) {
        model.addAttribute("source", source(id));
        model.addAttribute("roles", FieldRole.values());
        model.addAttribute("kinds", Kind.values());
    }

    private Source source(long id) {
        return sources.find(id).orElseThrow(() -> new NotFoundException("no such source")).source();
    }

    @GetMapping
    String show(@PathVariable long id, Model model) {
        Source source = source(id);
        Intake intake = changes.intake(source);
        model.addAttribute("form", IntakeForm.of(intake, recognised(source)));
        return PAGE;
    }

    private FieldMapping recognised(Source source) {
        Preview preview = changes.preview(source, Intake.USUAL);
        return preview.detection() == null ? FieldMapping.AUTOMATIC : preview.detection().mapping();
    }

    /// Shows what the form as it stands would take.
    @PostMapping("/preview")
    String preview(
            @PathVariable long id, @RequestParam MultiValueMap<String, String> sent, Model model) {
        model.addAttribute("preview", previewed(source(id), sent));
        return "feeds/preview :: result(preview=${preview})";
    }

    private Preview previewed(Source source, MultiValueMap<String, String> sent) {
        try {
            return changes.preview(source, IntakeForm.of(sent).toIntake());
        } catch (IllegalArgumentException wrong) {
            return Preview.failed(String.valueOf(wrong.getMessage()));
        }
    }

    @PostMapping
    String save(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> sent,
            @AuthenticationPrincipal Person me,
            Model model) {
        IntakeForm form = IntakeForm.of(sent);
        try {
            changes.take(source(id), form.toIntake(), me);
            return "redirect:/sources/" + id;
        } catch (IllegalArgumentException wrong) {
            model.addAttribute("form", form);
            model.addAttribute("faults", List.of(String.valueOf(wrong.getMessage())));
            return PAGE;
        }
    }
}
