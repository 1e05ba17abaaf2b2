package io.tipstaff.portal.audit.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.portal.audit.AuditEntry;
import io.tipstaff.portal.audit.AuditLog;
import io.tipstaff.portal.audit.AuditVerdict;
import io.tipstaff.portal.audit.AuditVerdict.Broken;
import io.tipstaff.portal.audit.AuditVerdict.Intact;
import io.tipstaff.portal.database.AgencyScope;
import io.tipstaff.portal.shell.ApiPage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The audit log over the REST API, for auditors and operators.
@RestController
@RequestMapping("/api/v1/audit")
@PreAuthorize("hasAnyRole('OPERATOR', 'AUDITOR')")
@Tag(name = "Audit log")
class AuditApi {

    record EntryAnswer(
            long number,
            Instant at,
            String agency,
            String person,
            String address,
            String action,
            String subject,
            Map<String, String> detail) {

        static EntryAnswer of(AuditEntry entry) {
            return new EntryAnswer(
                    entry.number(),
                    entry.at(),
                    entry.actor().agencyName(),
                    entry.actor().name(),
                    entry.address(),
                    entry.action(),
                    entry.subject(),
                    entry.detail());
        }
    }

    /// @param entries how many there are, where the chain holds
    /// @param head hash of the last entry; keep it elsewhere to prove later that nothing was cut
    ///   off
    /// @param broken first entry that does not fit, where the chain is broken
    record VerdictAnswer(
            boolean intact,
            @Nullable Long entries,
            @Nullable String head,
            @Nullable Long broken,
            @Nullable String reason) {}

    private final AuditLog log;

    AuditApi(AuditLog log) {
        this.log = log;
    }

    @GetMapping
    @Operation(summary = "Read the audit log, newest first")
    ApiPage<EntryAnswer> list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        int shownAtMost = ApiPage.checkedLimit(limit);
        List<AuditEntry> found = log.newest(Before.of(after), q, shownAtMost + 1);
        List<AuditEntry> shown = found.subList(0, Math.min(found.size(), shownAtMost));
        return new ApiPage<>(
                shown.stream().map(EntryAnswer::of).toList(), Before.next(found, shown));
    }

    @GetMapping("/verification")
    @Operation(summary = "Check the whole chain; for people of the centre")
    VerdictAnswer verify() {
        if (!AgencyScope.current().equals(java.util.Optional.of(AgencyScope.everyAgency()))) {
            throw new AccessDeniedException("needs the scope of every agency");
        }
        AuditVerdict verdict = log.verify();
        return switch (verdict) {
            case Intact(long entries, String head) ->
                    new VerdictAnswer(true, entries, head, null, null);
            case Broken(long number, String reason) ->
                    new VerdictAnswer(false, null, null, number, reason);
        };
    }
}
