package io.tipstaff.portal.evidence.web;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.database.Slice;
import io.tipstaff.portal.evidence.internal.EvidenceDesk;
import io.tipstaff.portal.evidence.internal.SealedEvidence;
import io.tipstaff.portal.evidence.internal.Sealing;
import io.tipstaff.portal.evidence.internal.TimeStampAuthority;
import io.tipstaff.portal.lookup.MeteredLookup.Outcome.Exhausted;
import io.tipstaff.portal.shell.Capability;
import io.tipstaff.portal.shell.CsvExport;
import io.tipstaff.portal.shell.NavigationEntry;
import io.tipstaff.portal.shell.TableQuery;
import io.tipstaff.portal.shell.TableView;
import io.tipstaff.portal.signing.InstanceKey;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
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

/// What the own agency sealed, and the form that seals.
@Controller
@RequestMapping("/evidence")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class EvidencePages {

    private static final String FORM = "evidence/new";
    private static final String NEWEST_FIRST = "-sealed";

    private final EvidenceDesk desk;
    private final InstanceKey key;
    private final TimeStampAuthority authority;

    EvidencePages(EvidenceDesk desk, InstanceKey key, TimeStampAuthority authority) {
        this.desk = desk;
        this.key = key;
        this.authority = authority;
    }

    @GetMapping
    String list(TableQuery query, @AuthenticationPrincipal Person me, Model model) {
        String sort = query.sortOr(NEWEST_FIRST);
        Slice<SealedEvidence> sealed =
                desk.sealed(me, query.text(), sort, query.after(), TableQuery.PAGE);
        model.addAttribute(
                "table", new TableView<>("/evidence", query, sort, sealed.rows(), sealed.next()));
        model.addAttribute("fingerprint", key.fingerprint());
        model.addAttribute("authority", authority.address().orElse(null));
        return "evidence/list";
    }

    @GetMapping(params = "format=csv")
    ResponseEntity<String> export(TableQuery query, @AuthenticationPrincipal Person me) {
        CsvExport csv =
                new CsvExport(
                        "sealed",
                        "case",
                        "object",
                        "question",
                        "zone",
                        "tlp",
                        "by",
                        "reason",
                        "time stamp",
                        "bytes",
                        "sha256",
                        "id");
        for (SealedEvidence one :
                desk.sealed(me, query.text(), query.sortOr(NEWEST_FIRST), null, TableQuery.EXPORT)
                        .rows()) {
            csv.row(
                    one.at(),
                    one.caseNumber(),
                    one.object(),
                    one.question(),
                    one.zone(),
                    one.tlp(),
                    one.login(),
                    one.reason(),
                    one.stamped(),
                    one.bytes(),
                    one.sha256(),
                    one.id());
        }
        return csv.answer("evidence.csv");
    }

    @GetMapping("/new")
    String ask(@RequestParam(defaultValue = "") String value, Model model) {
        model.addAttribute("form", new SealForm(value, null, null));
        return FORM;
    }

    @PostMapping
    String seal(
            @Valid @ModelAttribute("form") SealForm form,
            BindingResult binding,
            @AuthenticationPrincipal Person me,
            Model model) {
        if (binding.hasErrors()) {
            return FORM;
        }
        try {
            return switch (desk.seal(me, form.question())) {
                case Sealing.Done(SealedEvidence sealed) ->
                        "redirect:/evidence/" + sealed.id() + "/file";
                case Sealing.Refused(Exhausted exhausted) -> exhausted(exhausted, model);
            };
        } catch (IllegalArgumentException wrong) {
            binding.reject("evidence.wrong", String.valueOf(wrong.getMessage()));
            return FORM;
        }
    }

    private static String exhausted(Exhausted exhausted, Model model) {
        model.addAttribute("exhausted", exhausted);
        return FORM;
    }

    @GetMapping("/{id}/file")
    ResponseEntity<byte[]> file(@PathVariable UUID id, @AuthenticationPrincipal Person me) {
        return EvidenceFile.answer(ResponseEntity.ok(), desk.download(me, id));
    }

    @GetMapping("/key.pem")
    ResponseEntity<String> key() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/x-pem-file"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("tipstaff-key.pem")
                                .build()
                                .toString())
                .body(key.pem());
    }

    @Configuration(proxyBeanMethods = false)
    static class Declarations {

        @Bean
        NavigationEntry evidenceEntry() {
            return NavigationEntry.forRoles(
                    Capability.EVIDENCE, "/evidence", "OPERATOR", "ANALYST");
        }
    }
}
