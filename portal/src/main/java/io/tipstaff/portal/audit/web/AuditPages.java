package io.tipstaff.portal.audit.web;

import io.tipstaff.portal.audit.AuditEntry;
import io.tipstaff.portal.audit.AuditLog;
import io.tipstaff.portal.audit.AuditVerdict;
import io.tipstaff.portal.audit.AuditVerdict.Broken;
import io.tipstaff.portal.audit.AuditVerdict.Intact;
import io.tipstaff.portal.database.AgencyScope;
import io.tipstaff.portal.shell.Capability;
import io.tipstaff.portal.shell.CsvExport;
import io.tipstaff.portal.shell.NavigationEntry;
import io.tipstaff.portal.shell.TableQuery;
import io.tipstaff.portal.shell.TableView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The audit log, for auditors and operators.
@Controller
@PreAuthorize("hasAnyRole('OPERATOR', 'AUDITOR')")
class AuditPages {

    private final AuditLog log;

    AuditPages(AuditLog log) {
        this.log = log;
    }

    @GetMapping("/audit")
    String list(TableQuery query, Model model) {
        List<AuditEntry> found =
                log.newest(Before.of(query.after()), query.text(), TableQuery.PAGE + 1);
        List<AuditEntry> shown = found.subList(0, Math.min(found.size(), TableQuery.PAGE));
        model.addAttribute(
                "table",
                new TableView<>("/audit", query, "-number", shown, Before.next(found, shown)));
        model.addAttribute("seesAll", seesAll());
        return "audit/entries";
    }

    private static boolean seesAll() {
        return AgencyScope.current()
                .filter(scope -> scope.equals(AgencyScope.everyAgency()))
                .isPresent();
    }

    @GetMapping(path = "/audit", params = "format=csv")
    ResponseEntity<String> export(TableQuery query) {
        CsvExport csv =
                new CsvExport(
                        "number", "at", "agency", "person", "address", "action", "subject",
                        "detail");
        for (AuditEntry entry : log.newest(Before.END, query.text(), TableQuery.EXPORT)) {
            csv.row(
                    entry.number(),
                    entry.at(),
                    entry.actor().agencyName(),
                    entry.actor().name(),
                    entry.address(),
                    entry.action(),
                    entry.subject(),
                    entry.detail());
        }
        return csv.answer("audit.csv");
    }

    @PostMapping("/audit/verify")
    String verify(RedirectAttributes redirect) {
        if (seesAll()) {
            redirect.addFlashAttribute("verdict", Verdict.of(log.verify()));
        }
        return "redirect:/audit";
    }

    /// What the page says about the chain.
    ///
    /// @param place number of entries, or of the first that does not fit
    public record Verdict(boolean intact, long place, @Nullable String text)
            implements java.io.Serializable {

        static Verdict of(AuditVerdict verdict) {
            return switch (verdict) {
                case Intact(long entries, String head) -> new Verdict(true, entries, head);
                case Broken(long number, String reason) -> new Verdict(false, number, reason);
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Declarations {

        @Bean
        NavigationEntry auditEntry() {
            return NavigationEntry.forRoles(Capability.AUDIT, "/audit", "OPERATOR", "AUDITOR");
        }
    }
}
