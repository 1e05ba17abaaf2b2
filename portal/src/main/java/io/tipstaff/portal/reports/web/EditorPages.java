package io.tipstaff.portal.reports.web;

import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.reports.attack.AttackTables;
import io.tipstaff.portal.reports.document.ReportImport;
import io.tipstaff.portal.reports.internal.Authoring;
import io.tipstaff.portal.reports.internal.Draft;
import io.tipstaff.portal.reports.internal.ReportKind;
import io.tipstaff.portal.shell.UploadedName;
import jakarta.validation.Valid;
import java.io.IOException;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The pages on which the centre writes reports.
@Controller
@RequestMapping("/reports")
@PreAuthorize("principal.ofOperator() and hasAnyRole('OPERATOR', 'ANALYST')")
class EditorPages {

    private static final String EDITOR = "reports/editor";

    private final Authoring authoring;
    private final ReportImport documents;
    private final AttackTables attack;
    private final MessageSource messages;

    EditorPages(
            Authoring authoring,
            ReportImport documents,
            AttackTables attack,
            MessageSource messages) {
        this.authoring = authoring;
        this.documents = documents;
        this.attack = attack;
        this.messages = messages;
    }

    @ModelAttribute
    void choices(Model model) {
        model.addAttribute("kinds", ReportKind.values());
        model.addAttribute("tlps", Tlp.values());
    }

    @GetMapping("/new")
    String write(Model model) {
        model.addAttribute("form", ReportForm.EMPTY);
        return EDITOR;
    }

    /// Fills the editor from a document; nothing is kept yet.
    @PostMapping("/import")
    String read(@RequestParam @Nullable MultipartFile file, Model model) throws IOException {
        model.addAttribute("form", ReportForm.EMPTY);
        if (file == null || file.isEmpty()) {
            model.addAttribute("problem", said("reports.import.missing"));
            return EDITOR;
        }
        try {
            Draft draft = documents.read(file.getBytes(), UploadedName.of(file, "report"));
            model.addAttribute("form", ReportForm.of(draft));
            model.addAttribute("remarks", draft.remarks());
            model.addAttribute("imported", draft.indicators().size());
        } catch (IllegalArgumentException refused) {
            model.addAttribute("problem", refused.getMessage());
        }
        return EDITOR;
    }

    @PostMapping("/new")
    String create(
            @Valid @ModelAttribute("form") ReportForm form,
            BindingResult binding,
            @AuthenticationPrincipal Person me,
            RedirectAttributes redirect) {
        @Nullable Draft draft = read(form, binding);
        return draft == null
                ? EDITOR
                : to(authoring.create(me.actor(), draft), "reports.kept", redirect);
    }

    private @Nullable Draft read(ReportForm form, BindingResult binding) {
        if (binding.hasErrors()) {
            return null;
        }
        var reader = new FormReader(attack);
        @Nullable Draft draft = reader.read(form);
        reader.faults().forEach(fault -> binding.rejectValue(fault.field(), "", fault.message()));
        return draft;
    }

    @GetMapping("/{id}/edit")
    String edit(@PathVariable UUID id, Model model) {
        var written = authoring.written(id);
        model.addAttribute(
                "form", ReportForm.of(written.edition().content(), written.indicators()));
        model.addAttribute("id", id);
        return EDITOR;
    }

    @PostMapping("/{id}/edit")
    String change(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") ReportForm form,
            BindingResult binding,
            @AuthenticationPrincipal Person me,
            Model model,
            RedirectAttributes redirect) {
        @Nullable Draft draft = read(form, binding);
        if (draft == null) {
            model.addAttribute("id", id);
            return EDITOR;
        }
        authoring.change(me.actor(), id, draft);
        return to(id, "reports.kept", redirect);
    }

    @PostMapping("/{id}/publish")
    String publish(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String news,
            @AuthenticationPrincipal Person me,
            RedirectAttributes redirect) {
        try {
            authoring.publish(me.actor(), id, shortened(news));
            return to(id, "reports.is-published", redirect);
        } catch (IllegalArgumentException refused) {
            redirect.addFlashAttribute("problem", refused.getMessage());
            return "redirect:/reports/" + id;
        }
    }

    static String shortened(String news) {
        String stripped = news.strip();
        if (stripped.length() > 2_000) {
            throw new IllegalArgumentException("what is new takes 2000 characters at most");
        }
        return stripped;
    }

    @PostMapping("/{id}/discard")
    String discard(
            @PathVariable UUID id,
            @AuthenticationPrincipal Person me,
            RedirectAttributes redirect) {
        authoring.discard(me, id);
        redirect.addFlashAttribute("done", said("reports.is-discarded"));
        return "redirect:/reports";
    }

    @PostMapping("/{id}/withdraw")
    String withdraw(
            @PathVariable UUID id,
            @AuthenticationPrincipal Person me,
            RedirectAttributes redirect) {
        authoring.withdraw(me, id);
        return to(id, "reports.is-withdrawn", redirect);
    }

    @PostMapping("/{id}/restore")
    String restore(
            @PathVariable UUID id,
            @AuthenticationPrincipal Person me,
            RedirectAttributes redirect) {
        authoring.restore(me, id);
        return to(id, "reports.is-restored", redirect);
    }

    private String to(UUID id, String key, RedirectAttributes redirect) {
        redirect.addFlashAttribute("done", said(key));
        return "redirect:/reports/" + id;
    }

    private String said(String key) {
        return messages.getMessage(key, new Object[0], LocaleContextHolder.getLocale());
    }
}
