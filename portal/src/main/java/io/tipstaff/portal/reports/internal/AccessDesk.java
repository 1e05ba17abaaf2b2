package io.tipstaff.portal.reports.internal;

import io.tipstaff.portal.agency.Agencies;
import io.tipstaff.portal.agency.Agency;
import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.audit.AuditLog;
import io.tipstaff.portal.notification.Notifications;
import io.tipstaff.portal.reports.internal.AccessRequest.State;
import io.tipstaff.portal.shell.NotFoundException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where agencies ask for reports and operators decide. Both sides are told by mail; every deed is
/// in the audit log.
@Service
public class AccessDesk {

    /// Most requests or grants that a page shows.
    private static final int SHOWN = 200;

    private final JdbcAccessRequests requests;
    private final JdbcGrants grants;
    private final ReportReading reports;
    private final Agencies agencies;
    private final AccessMail mail;
    private final AuditLog audit;

    AccessDesk(
            JdbcAccessRequests requests,
            JdbcGrants grants,
            ReportReading reports,
            Agencies agencies,
            Notifications notifications,
            AuditLog audit) {
        this.requests = requests;
        this.grants = grants;
        this.reports = reports;
        this.agencies = agencies;
        this.mail = new AccessMail(notifications);
        this.audit = audit;
    }

    /// Returns the requests that the current scope may see; those that wait come first.
    public List<AccessRequest> newest() {
        return requests.newest(SHOWN);
    }

    /// Returns one.
    public AccessRequest find(UUID id) {
        return requests.find(id).orElseThrow(() -> new NotFoundException("no such request"));
    }

    /// Says whether the person's agency has asked for a report and waits for an answer.
    public boolean waits(UUID report, Person person) {
        return requests.waits(report, person.agency());
    }

    /// Asks for a report whose summary the person may read.
    ///
    /// @param kinds of the indicators that are wanted, by their codes; none for the whole report
    /// @throws IllegalArgumentException if the agency may read it already, or has asked
    @Transactional
    public UUID ask(Person by, UUID report, List<String> kinds, String reason, String caseNumber) {
        OpenReport open = reports.look(by, report);
        if (open.clearance().isFull()) {
            throw new IllegalArgumentException("your agency may read this report already");
        }
        if (requests.waits(report, by.agency())) {
            throw new IllegalArgumentException("your agency has asked already and waits");
        }
        kinds.stream()
                .filter(kind -> !open.counts().containsKey(kind))
                .findFirst()
                .ifPresent(
                        kind -> {
                            throw new IllegalArgumentException(
                                    "the report has no indicators of the kind: " + kind);
                        });
        UUID id = requests.insert(by, report, kinds, reason, caseNumber);
        mail.asked(find(id));
        audit.record(
                by.actor(),
                "report.requested",
                open.card().title(),
                Map.of(
                        "wants",
                        kinds.isEmpty() ? "whole report" : String.join(" ", kinds),
                        "case",
                        caseNumber));
        return id;
    }

    /// Takes a request back that nobody has decided.
    @Transactional
    public void withdraw(Person by, UUID id) {
        AccessRequest request = find(id);
        if (!request.agency().equals(by.agency())) {
            throw new NotFoundException("no such request");
        }
        decided(requests.decide(id, State.WITHDRAWN, "", by.login()));
        audit.record(by.actor(), "report.request-withdrawn", request.reportTitle());
    }

    /// Grants what was asked for, or a part of it, through the end of a day in UTC.
    ///
    /// @param chosen keys of the indicators that are granted; null for all that was asked for
    /// @throws IllegalArgumentException if one is not in the report, or the day is over
    @Transactional
    public void grant(
            Person by,
            UUID id,
            @Nullable Collection<String> chosen,
            LocalDate through,
            String answer) {
        AccessRequest request = find(id);
        OpenReport open = reports.look(by, request.report());
        @Nullable Set<String> asked = request.isForAll() ? null : keys(open, request.kinds());
        @Nullable Set<String> granted = chosen == null ? asked : Set.copyOf(chosen);
        checkChosen(open, granted);
        boolean whole = granted == null || asked != null && granted.containsAll(asked);
        State state = whole ? State.GRANTED : State.PARTLY;
        Instant expires = end(through);
        decided(requests.decide(id, state, answer, by.login()));
        grants.insert(request.agency(), request.report(), id, granted, by.login(), expires);
        String what = what(granted) + " until the end of " + through;
        mail.decided(request, what, answer);
        audit.record(
                by.actor(),
                "report.request-" + state.code(),
                request.reportTitle(),
                Map.of("agency", request.agencyName(), "granted", what));
    }

    private static Set<String> keys(OpenReport open, List<String> kinds) {
        return open.indicators().stream()
                .filter(one -> kinds.contains(one.indicator().kind().code()))
                .map(ReportIndicator::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void checkChosen(OpenReport open, @Nullable Set<String> chosen) {
        if (chosen == null) {
            return;
        }
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("choose at least one indicator, or refuse");
        }
        Set<String> there =
                open.indicators().stream()
                        .map(ReportIndicator::key)
                        .collect(Collectors.toUnmodifiableSet());
        chosen.stream()
                .filter(key -> !there.contains(key))
                .findFirst()
                .ifPresent(
                        key -> {
                            throw new IllegalArgumentException("not in the report: " + key);
                        });
    }

    private static Instant end(LocalDate through) {
        if (through.isBefore(LocalDate.now(ZoneOffset.UTC))) {
            throw new IllegalArgumentException("the day is over: " + through);
        }
        return through.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static String what(@Nullable Set<String> granted) {
        if (granted == null) {
            return "the whole report";
        }
        return granted.size() == 1 ? "1 indicator" : granted.size() + " indicators";
    }

    /// Refuses a request.
    @Transactional
    public void refuse(Person by, UUID id, String answer) {
        AccessRequest request = find(id);
        decided(requests.decide(id, State.REFUSED, answer, by.login()));
        mail.decided(request, "refused", answer);
        audit.record(
                by.actor(),
                "report.request-refused",
                request.reportTitle(),
                Map.of("agency", request.agencyName()));
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
            Person by,
            UUID report,
            AgencyId to,
            @Nullable Collection<String> chosen,
            LocalDate through) {
        Agency agency =
                agencies.find(to)
                        .orElseThrow(() -> new IllegalArgumentException("no such agency: " + to));
        OpenReport open = reports.look(by, report);
        @Nullable Set<String> granted = chosen == null ? null : Set.copyOf(chosen);
        checkChosen(open, granted);
        UUID id = grants.insert(to, report, null, granted, by.login(), end(through));
        audit.record(
                by.actor(),
                "report.granted",
                open.card().title(),
                Map.of("agency", agency.name(), "granted", what(granted) + " through " + through));
        return id;
    }

    /// Takes a grant away before its end.
    @Transactional
    public void revoke(Person by, UUID id) {
        Grant grant = grants.find(id).orElseThrow(() -> new NotFoundException("no such grant"));
        if (!grants.revoke(id, by.login())) {
            throw new IllegalArgumentException("this grant has ended already");
        }
        audit.record(
                by.actor(),
                "report.grant-revoked",
                grant.reportTitle(),
                Map.of("agency", grant.agencyName()));
    }

    /// Says whether a person decides here.
    public static boolean decides(Person person) {
        return person.ofOperator() && person.is(Role.OPERATOR);
    }

    private static void decided(boolean now) {
        if (!now) {
            throw new IllegalArgumentException("somebody has decided this request already");
        }
    }
}
