package io.tipstaff.portal.toolbox.web;

import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.shell.UploadedName;
import io.tipstaff.portal.toolbox.internal.Entry;
import io.tipstaff.portal.toolbox.internal.EntryKind;
import io.tipstaff.portal.toolbox.internal.ToolCatalogue;
import io.tipstaff.portal.toolbox.internal.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
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
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One tool or document: shown to everybody, written by operators.
@Controller
@RequestMapping("/downloads/entries")
class EntryPages {

    private static final String FORM = "toolbox/edit";
    private static final List<Tlp> MARKINGS =
            List.of(Tlp.CLEAR, Tlp.GREEN, Tlp.AMBER, Tlp.AMBER_STRICT);

    private final ToolCatalogue catalogue;
    private final MessageSource messages;

    EntryPages(ToolCatalogue catalogue, MessageSource messages) {
        this.catalogue = catalogue;
        this.messages = messages;
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, @AuthenticationPrincipal Person me, Model model) {
        Entry entry = catalogue.find(me, id);
        model.addAttribute("entry", entry);
        model.addAttribute("versions", catalogue.versions(entry));
        model.addAttribute("catalogue", catalogue);
        model.addAttribute("operator", me.is(Role.OPERATOR));
        return "toolbox/one";
    }

    @GetMapping("/{id}/versions/{number}/file")
    ResponseEntity<Resource> file(
            @PathVariable UUID id,
            @PathVariable int number,
            @AuthenticationPrincipal Person me,
            ServletWebRequest request) {
        return FileAnswer.of(catalogue.download(me, id, number, FileAnswer.again(request)));
    }

    @GetMapping("/new")
    @PreAuthorize("hasRole('OPERATOR')")
    String ask(@RequestParam(defaultValue = "tool") String kind, Model model) {
        model.addAttribute("form", EntryForm.empty());
        return form(EntryKind.ofCode(kind), null, model);
    }

    private static String form(EntryKind kind, @Nullable UUID id, Model model) {
        model.addAttribute("kind", kind.code());
        model.addAttribute("id", id);
        model.addAttribute("markings", MARKINGS);
        return FORM;
    }

    @PostMapping
    @PreAuthorize("hasRole('OPERATOR')")
    String add(
            @RequestParam String kind,
            @ModelAttribute("form") EntryForm form,
            BindingResult binding,
            @RequestParam MultipartFile file,
            @AuthenticationPrincipal Person me,
            Model model,
            RedirectAttributes redirect)
            throws IOException {
        EntryKind what = EntryKind.ofCode(kind);
        try (InputStream content = file.getInputStream()) {
            UUID id = catalogue.add(me, what, form.text(), upload(form, file, content));
            return said(redirect, "toolbox.added", id);
        } catch (IllegalArgumentException wrong) {
            binding.reject("", String.valueOf(wrong.getMessage()));
            return form(what, null, model);
        }
    }

    private static Upload upload(EntryForm form, MultipartFile file, InputStream content) {
        if (file.isEmpty()) {
            throw new IllegalArgumentException("choose a file; an empty one says nothing");
        }
        return new Upload(
                EntryForm.plain(form.version()),
                UploadedName.of(file, ""),
                EntryForm.plain(form.expected()),
                content);
    }

    @GetMapping("/{id}/edit")
    @PreAuthorize("hasRole('OPERATOR')")
    String edit(@PathVariable UUID id, @AuthenticationPrincipal Person me, Model model) {
        Entry entry = catalogue.find(me, id);
        model.addAttribute("form", EntryForm.of(entry));
        return form(entry.kind(), id, model);
    }

    @PostMapping("/{id}")
    @PreAuthorize("hasRole('OPERATOR')")
    String change(
            @PathVariable UUID id,
            @ModelAttribute("form") EntryForm form,
            BindingResult binding,
            @AuthenticationPrincipal Person me,
            Model model,
            RedirectAttributes redirect) {
        Entry entry = catalogue.find(me, id);
        try {
            catalogue.change(me, id, form.text());
            return said(redirect, "toolbox.changed", id);
        } catch (IllegalArgumentException wrong) {
            binding.reject("", String.valueOf(wrong.getMessage()));
            return form(entry.kind(), id, model);
        }
    }

    @PostMapping("/{id}/versions")
    @PreAuthorize("hasRole('OPERATOR')")
    String replace(
            @PathVariable UUID id,
            @ModelAttribute("form") EntryForm form,
            @RequestParam MultipartFile file,
            @AuthenticationPrincipal Person me,
            RedirectAttributes redirect)
            throws IOException {
        try (InputStream content = file.getInputStream()) {
            catalogue.replace(me, id, upload(form, file, content));
            return said(redirect, "toolbox.replaced", id);
        } catch (IllegalArgumentException wrong) {
            redirect.addFlashAttribute("wrong", wrong.getMessage());
            return "redirect:/downloads/entries/" + id;
        }
    }

    @PostMapping("/{id}/withdraw")
    @PreAuthorize("hasRole('OPERATOR')")
    String withdraw(
            @PathVariable UUID id,
            @AuthenticationPrincipal Person me,
            RedirectAttributes redirect) {
        catalogue.withdraw(me, id);
        return said(redirect, "toolbox.withdrawn", id);
    }

    @PostMapping("/{id}/restore")
    @PreAuthorize("hasRole('OPERATOR')")
    String restore(
            @PathVariable UUID id,
            @AuthenticationPrincipal Person me,
            RedirectAttributes redirect) {
        catalogue.restore(me, id);
        return said(redirect, "toolbox.restored", id);
    }

    private String said(RedirectAttributes redirect, String key, UUID id) {
        redirect.addFlashAttribute(
                "done", messages.getMessage(key, new Object[0], LocaleContextHolder.getLocale()));
        return "redirect:/downloads/entries/" + id;
    }
}
