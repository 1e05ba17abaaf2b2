package io.tipstaff.portal.reports.internal;

import io.tipstaff.portal.agency.Agencies;
import io.tipstaff.portal.agency.Agency;
import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.audit.AuditLog;
import io.tipstaff.portal.requests.Requests;
import io.tipstaff.portal.shell.NotFoundException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Which agencies may read what of reports: grants from requests, and those that nobody asked for.
/// Every deed is in the audit log.
@Service
public class AccessDesk {

    /// Most grants that a page shows.
    private static final int SHOWN = 200;

    private final JdbcGrants grants;
    private final ReportReading reports;
    private final Agencies agencies;
    private final Requests requests;
    private final ReportRequests kind;
    private final AuditLog audit;

    AccessDesk(
            JdbcGrants grants,
            ReportReading reports,
            Agencies agencies,
            Requests requests,
            ReportRequests kind,
            AuditLog audit) {
        this.grants = grants;
        this.reports = reports;
        this.agencies = agencies;
        this.requests = requests;
        this.kind = kind;
        this.audit = audit;
    }

    /// Says whether the person's agency has asked for a report and waits for an answer.
    public boolean waits(UUID report, Person person) {
        return requests.isOpen(kind, report.toString(), person.agency());
    }

    /// Returns the newest grants that the current scope may see.
    ///
    /// @param report only of this one; null for all
    public List<Grant> grants(@Nullable UUID report) {
        return grants.newest(report, SHOWN);
    }

    /// Grants a report to an agency that has not asked.
    @Transactional
    public UUID grantUnasked(
            Person by, UUID report, AgencyId to, Extract extract, LocalDate through) {
        Agency agency =
                agencies.find(to)
                        .orElseThrow(() -> new IllegalArgumentException("no such agency: " + to));
        OpenReport open = reports.look(by, report);
        extract.check(open);
        UUID id = grants.insert(to, report, null, extract, by.login(), end(through));
        audit.record(
                by.actor(),
                "report.granted",
                open.card().title(),
                Map.of("agency", agency.name(), "granted", extract.said() + " through " + through));
        return id;
    }

    /// Takes a grant away before its end.
    @Transactional
    public void revoke(Person by, UUID id) {
        Grant grant = grants.find(id).orElseThrow(() -> new NotFoundException("no such grant"));
        if (!grants.revoke(id, by.login())) {
            throw new IllegalArgumentException("this grant has ended already");
        }
        if (grant.request() != null) {
            requests.ended(grant.request());
        }
        audit.record(
                by.actor(),
                "report.grant-revoked",
                grant.reportTitle(),
                Map.of("agency", grant.agencyName()));
    }

    private static Instant end(LocalDate through) {
        if (through.isBefore(LocalDate.now(ZoneOffset.UTC))) {
            throw new IllegalArgumentException("the day is over: " + through);
        }
        return through.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// Says whether a person decides here.
    public static boolean decides(Person person) {
        return person.ofOperator() && person.is(Role.OPERATOR);
    }
}
