package io.tipstaff.portal.feeds.web;

import io.tipstaff.exchange.FeedFormat;
import io.tipstaff.exchange.Refusal;
import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.agency.Agency;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.feeds.Import;
import io.tipstaff.portal.feeds.Source;
import io.tipstaff.portal.feeds.SourceHealth;
import io.tipstaff.portal.feeds.Transport;
import io.tipstaff.portal.feeds.internal.KeyMaterial;
import io.tipstaff.portal.feeds.internal.NewSource;
import io.tipstaff.portal.feeds.internal.SourceAdministration;
import io.tipstaff.portal.feeds.internal.SourceAdministration.Overview;
import io.tipstaff.portal.feeds.internal.SourceAdministration.StagedUpload;
import io.tipstaff.portal.feeds.internal.SourceChanges;
import io.tipstaff.portal.fetch.Credentials;
import io.tipstaff.portal.fetch.Fetcher;
import io.tipstaff.portal.fetch.Secret;
import io.tipstaff.portal.shell.Capability;
import io.tipstaff.portal.shell.CsvExport;
import io.tipstaff.portal.shell.HomeTile;
import io.tipstaff.portal.shell.NavigationEntry;
import io.tipstaff.portal.shell.NotFoundException;
import io.tipstaff.portal.shell.UploadedName;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The pages of intelligence sources: list, form with preview, one source with its imports.
@Controller
@RequestMapping("/sources")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class SourcePages {

    private static final String LIST = "feeds/sources";
    private static final String FORM = "feeds/source-form";
    private static final String ONE = "feeds/source";
    private static final int SHOWN_IMPORTS = 10;
    private static final int SHOWN_REFUSALS = 50;

    private final SourceAdministration sources;
    private final SourceChanges changes;

    SourcePages(SourceAdministration sources, SourceChanges changes) {
        this.sources = sources;
        this.changes = changes;
    }

    @ModelAttribute
    void choices(Model model) {
        model.addAttribute("formats", FeedFormat.values());
        model.addAttribute("kinds", Kind.values());
        model.addAttribute("tlps", Tlp.values());
        model.addAttribute("folders", sources.allowedFolders());
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("sources", sources.all());
        model.addAttribute("health", sources.health());
        model.addAttribute("index", sources.index());
        model.addAttribute("indexIsCurrent", sources.indexIsCurrent());
        return LIST;
    }

    /// The tile of the first page.
    @GetMapping("/tile")
    String tile(Model model) {
        List<Overview> all = sources.all();
        model.addAttribute("index", sources.index());
        model.addAttribute("sources", all.size());
        Map<Long, SourceHealth> health = sources.health();
        model.addAttribute(
                "failing",
                all.stream()
                        .filter(one -> isHeld(one) || health.get(one.source().id()).needsALook())
                        .count());
        return "feeds/tile :: tile";
    }

    private static boolean isHeld(Overview overview) {
        return overview.newest() != null && overview.newest().state() == Import.State.HELD;
    }

    @GetMapping("/new")
    @PreAuthorize("hasRole('OPERATOR')")
    String form(Model model) {
        model.addAttribute("form", SourceForm.empty());
        model.addAttribute("connection", ConnectionForm.empty());
        return FORM;
    }

    @PostMapping("/preview")
    @PreAuthorize("hasRole('OPERATOR')")
    String preview(
            @Valid @ModelAttribute("form") SourceForm form,
            BindingResult faults,
            @Valid @ModelAttribute("connection") ConnectionForm connection,
            BindingResult connectionFaults,
            @RequestParam @Nullable MultipartFile file,
            @RequestParam @Nullable String chosen,
            HttpSession session,
            Model model)
            throws IOException {
        checkName(form, faults);
        StagedUpload upload = upload(form, file);
        if (form.transport().equals("upload") && upload == null) {
            faults.rejectValue("location", "feeds.form.file.missing");
        }
        Optional<Credentials> credentials =
                credentials(form, faults, connection, connectionFaults, session);
        if (credentials.isEmpty()) {
            return FORM;
        }
        SourceForm located = chosen == null ? form : form.withLocation(chosen);
        SourceForm complete =
                upload == null ? located : located.withUpload(upload.fileName(), upload.token());
        model.addAttribute("form", complete);
        model.addAttribute("connection", connection.withKept());
        model.addAttribute(
                "preview",
                sources.preview(
                        complete.toSource(connection.toConnection(), credentials.get()), upload));
        return FORM;
    }

    /// Tries the connection, and shows what the server offers.
    @PostMapping("/test")
    @PreAuthorize("hasRole('OPERATOR')")
    String tryOut(
            @Valid @ModelAttribute("form") SourceForm form,
            BindingResult faults,
            @Valid @ModelAttribute("connection") ConnectionForm connection,
            BindingResult connectionFaults,
            HttpSession session,
            Model model)
            throws IOException {
        Optional<Credentials> credentials =
                credentials(form, faults, connection, connectionFaults, session);
        if (credentials.isPresent()) {
            model.addAttribute("connection", connection.withKept());
            model.addAttribute(
                    "trial",
                    sources.tryOut(form.toSource(connection.toConnection(), credentials.get())));
        }
        return FORM;
    }

    /// Returns what the form signs in with; empty if anything in the form is wrong.
    private Optional<Credentials> credentials(
            SourceForm form,
            BindingResult faults,
            ConnectionForm connection,
            BindingResult connectionFaults,
            HttpSession session)
            throws IOException {
        if (faults.hasErrors()) {
            return Optional.empty();
        }
        if (!Transport.ofCode(form.transport()).isRemote()) {
            return Optional.of(Credentials.none());
        }
        if (connectionFaults.hasErrors()) {
            return Optional.empty();
        }
        try {
            SourceAddress.checkSecretPlace(
                    String.valueOf(form.location()), connection.toConnection());
            Optional<Credentials> given = new KeptSecret(session, sources).credentials(connection);
            if (given.isEmpty()) {
                connectionFaults.rejectValue("secret", "feeds.form.secret.missing");
            }
            return given;
        } catch (IllegalArgumentException wrong) {
            connectionFaults.rejectValue(
                    "secret", "feeds.form.secret.wrong", String.valueOf(wrong.getMessage()));
            return Optional.empty();
        }
    }

    private void checkName(SourceForm form, BindingResult faults) {
        if (!faults.hasFieldErrors("name") && sources.isNameTaken(form.name().strip())) {
            faults.rejectValue("name", "feeds.form.name.taken");
        }
    }

    private @Nullable StagedUpload upload(SourceForm form, @Nullable MultipartFile file)
            throws IOException {
        if (!"upload".equals(form.transport())) {
            return null;
        }
        if (file != null && !file.isEmpty()) {
            try (InputStream content = file.getInputStream()) {
                return sources.stage(UploadedName.of(file, "upload"), content);
            }
        }
        return form.token() == null
                ? null
                : sources.staged(form.token(), String.valueOf(form.location())).orElse(null);
    }

    @PostMapping
    @PreAuthorize("hasRole('OPERATOR')")
    String add(
            @Valid @ModelAttribute("form") SourceForm form,
            BindingResult faults,
            @Valid @ModelAttribute("connection") ConnectionForm connection,
            BindingResult connectionFaults,
            @AuthenticationPrincipal Person me,
            HttpSession session)
            throws IOException {
        checkName(form, faults);
        StagedUpload upload = upload(form, null);
        if (form.transport().equals("upload") && upload == null) {
            faults.rejectValue("location", "feeds.form.file.gone");
        }
        if (form.transport().equals("inbox")
                && sources.writer(String.valueOf(form.location())).isEmpty()) {
            faults.rejectValue("location", "feeds.form.inbox.nobody");
        }
        Optional<Credentials> credentials =
                credentials(form, faults, connection, connectionFaults, session);
        if (credentials.isEmpty()) {
            return FORM;
        }
        new KeptSecret(session, sources).forget();
        NewSource source = form.toSource(connection.toConnection(), credentials.get());
        return "redirect:/sources/" + sources.add(source, upload, me);
    }

    @GetMapping("/{id}")
    String show(@PathVariable long id, Model model) {
        fill(id, model);
        return ONE;
    }

    /// The part of the page that changes while an import runs.
    @GetMapping("/{id}/state")
    String state(@PathVariable long id, Model model) {
        fill(id, model);
        return "feeds/source-state :: state";
    }

    private void fill(long id, Model model) {
        Overview overview = one(id);
        model.addAttribute("source", overview.source());
        model.addAttribute("location", shownLocation(overview.source()));
        model.addAttribute("health", sources.health().get(id));
        model.addAttribute("newest", overview.newest());
        model.addAttribute("current", overview.current());
        model.addAttribute("imports", sources.imports(id, SHOWN_IMPORTS));
        model.addAttribute("versions", changes.versions(overview.source()));
        model.addAttribute("now", Instant.now());
        if (overview.newest() != null) {
            model.addAttribute("missing", changes.missing(overview.newest().id()));
            model.addAttribute(
                    "refusals", sources.refusals(overview.newest().id(), 0, SHOWN_REFUSALS));
        }
    }

    /// Addresses may hold a key in their query.
    private String shownLocation(Source source) {
        if (source.transport() == Transport.INBOX) {
            return sources.writer(source.location()).map(Agency::name).orElse("–");
        }
        return source.transport().isRemote()
                ? Fetcher.masked(source.location())
                : source.location();
    }

    private Overview one(long id) {
        return sources.find(id).orElseThrow(() -> new NotFoundException("no such source"));
    }

    @GetMapping("/{id}/imports/{importId}/refusals.csv")
    ResponseEntity<String> refusals(@PathVariable long id, @PathVariable long importId) {
        one(id);
        var csv = new CsvExport("record", "line", "place", "reason", "excerpt");
        for (Refusal refusal : sources.refusals(importId, 0, Integer.MAX_VALUE)) {
            csv.row(
                    refusal.at().record(),
                    refusal.at().line(),
                    refusal.at().where(),
                    refusal.reason(),
                    refusal.excerpt());
        }
        return csv.answer("refusals-" + importId + ".csv");
    }

    @PostMapping("/{id}/{deed}")
    @PreAuthorize("hasRole('OPERATOR')")
    String act(
            @PathVariable long id,
            @PathVariable String deed,
            @AuthenticationPrincipal Person me,
            RedirectAttributes next) {
        Source source = one(id).source();
        switch (deed) {
            case "refresh" -> sources.refresh(source, me);
            case "refresh-all" -> sources.refreshAll(source, me);
            case "accept" -> sources.acceptShrunken(source, me);
            case "pause" -> sources.pause(source, me);
            case "resume" -> sources.resume(source, me);
            case "remove" -> {
                sources.remove(source, me);
                next.addFlashAttribute("done", source.name() + ": removed");
                return "redirect:/sources";
            }
            default -> throw new NotFoundException("no such deed");
        }
        return "redirect:/sources/" + id;
    }

    @PostMapping("/{id}/secret")
    @PreAuthorize("hasRole('OPERATOR')")
    String replaceSecret(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String secret,
            @RequestParam @Nullable MultipartFile certificate,
            @AuthenticationPrincipal Person me,
            RedirectAttributes next)
            throws IOException {
        byte[] bytes = certificate == null ? new byte[0] : certificate.getBytes();
        try {
            sources.replaceSecret(one(id).source(), new KeyMaterial(new Secret(secret), bytes), me);
            next.addFlashAttribute("done", "The secret is replaced.");
        } catch (IllegalArgumentException wrong) {
            next.addFlashAttribute("done", "Not replaced: " + wrong.getMessage());
        }
        return "redirect:/sources/" + id;
    }

    @PostMapping("/{id}/document")
    @PreAuthorize("hasRole('OPERATOR')")
    String replace(
            @PathVariable long id,
            @RequestParam MultipartFile file,
            @AuthenticationPrincipal Person me)
            throws IOException {
        Source source = one(id).source();
        if (source.transport() != Transport.UPLOAD || file.isEmpty()) {
            throw new NotFoundException("no such upload");
        }
        try (InputStream content = file.getInputStream()) {
            sources.replaceUpload(
                    source, sources.stage(UploadedName.of(file, "upload"), content), me);
        }
        return "redirect:/sources/" + id;
    }

    @Configuration(proxyBeanMethods = false)
    static class Declarations {

        @Bean
        HomeTile sourcesTile() {
            return new HomeTile("/sources/tile", 20, Set.of("OPERATOR", "ANALYST"));
        }

        @Bean
        NavigationEntry sourcesEntry() {
            return NavigationEntry.forRoles(Capability.SOURCES, "/sources", "OPERATOR", "ANALYST");
        }
    }
}
