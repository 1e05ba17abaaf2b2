package io.tipstaff.portal.lookup.web;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.lookup.internal.Bulk;
import io.tipstaff.portal.lookup.internal.BulkLookups;
import io.tipstaff.portal.shell.UploadedName;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
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
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Files of objects that are looked up: upload, progress, what was found.
@Controller
@RequestMapping("/lookup/bulk")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class BulkPages {

    private static final int SHOWN = 100;
    private final BulkLookups bulks;

    BulkPages(BulkLookups bulks) {
        this.bulks = bulks;
    }

    @GetMapping
    String list(@AuthenticationPrincipal Person me, Model model) {
        model.addAttribute("bulks", bulks.of(me));
        model.addAttribute("most", BulkLookups.MOST_OBJECTS);
        return "lookup/bulks";
    }

    @PostMapping
    String start(
            @RequestParam MultipartFile file,
            @AuthenticationPrincipal Person me,
            RedirectAttributes redirect)
            throws IOException {
        try (InputStream in = file.getInputStream()) {
            return "redirect:/lookup/bulk/" + bulks.start(me, UploadedName.of(file, "list"), in);
        } catch (IllegalArgumentException wrong) {
            redirect.addFlashAttribute("wrong", wrong.getMessage());
            return "redirect:/lookup/bulk";
        }
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, @AuthenticationPrincipal Person me, Model model) {
        fill(id, me, model);
        return "lookup/bulk";
    }

    /// The part of the page that changes while it runs.
    @GetMapping("/{id}/state")
    String state(@PathVariable UUID id, @AuthenticationPrincipal Person me, Model model) {
        fill(id, me, model);
        return "lookup/bulk-state :: state";
    }

    private void fill(UUID id, Person me, Model model) {
        Bulk bulk = bulks.find(id, me);
        model.addAttribute("bulk", bulk);
        model.addAttribute("zones", bulks.zones(bulk));
        model.addAttribute("worst", bulks.worst(bulk, SHOWN));
        model.addAttribute("shown", SHOWN);
    }

    @PostMapping("/{id}/resume")
    String resume(@PathVariable UUID id, @AuthenticationPrincipal Person me) {
        bulks.resume(bulks.find(id, me));
        return "redirect:/lookup/bulk/" + id;
    }

    @GetMapping("/{id}/answers.csv")
    ResponseEntity<StreamingResponseBody> csv(
            @PathVariable UUID id, @AuthenticationPrincipal Person me) {
        return BulkFile.csv(bulks, bulks.find(id, me));
    }
}
