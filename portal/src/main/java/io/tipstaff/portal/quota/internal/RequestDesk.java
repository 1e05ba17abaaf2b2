package io.tipstaff.portal.quota.internal;

import io.tipstaff.portal.agency.Agencies;
import io.tipstaff.portal.agency.Agency;
import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.audit.AuditLog;
import io.tipstaff.portal.notification.Notifications;
import io.tipstaff.portal.quota.Allowance;
import io.tipstaff.portal.quota.internal.MoreLookups.State;
import io.tipstaff.portal.shell.NotFoundException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where agencies ask for more and operators decide. Both sides are told by mail; every deed is in
/// the audit log.
@Service
public class RequestDesk {

    /// Most requests that a page shows.
    private static final int SHOWN = 200;

    /// An agency beside what it has.
    ///
    /// @param planned lookups a year; null for no limit
    public record Plan(Agency agency, @Nullable Integer planned, Allowance allowance) {}

    private final JdbcRequests requests;
    private final JdbcQuotas quotas;
    private final Agencies agencies;
    private final Notifications notifications;
    private final AuditLog audit;

    RequestDesk(
            JdbcRequests requests,
            JdbcQuotas quotas,
            Agencies agencies,
            Notifications notifications,
            AuditLog audit) {
        this.requests = requests;
        this.quotas = quotas;
        this.agencies = agencies;
        this.notifications = notifications;
        this.audit = audit;
    }

    /// Returns the requests that the current scope may see; those that wait come first.
    public List<MoreLookups> newest() {
        return requests.newest(SHOWN);
    }

    /// Returns how many wait.
    public int waiting() {
        return requests.waiting();
    }

    /// Returns one.
    public MoreLookups find(UUID id) {
        return requests.find(id).orElseThrow(() -> new NotFoundException("no such request"));
    }

    /// Returns what every agency has.
    public List<Plan> plans() {
        return agencies.all().stream().map(this::plan).toList();
    }

    private Plan plan(Agency agency) {
        UUID id = agency.id().value();
        return new Plan(agency, quotas.planned(id), quotas.of(id, agency.operator()));
    }

    /// Asks for more lookups.
    @Transactional
    public UUID ask(Person by, int lookups, String reason, String caseNumber) {
        UUID id = requests.insert(by, lookups, reason, caseNumber);
        notifications.mail(
                Role.OPERATOR,
                by.agencyName() + " asks for " + lookups + " more lookups",
                text(
                        by.name()
                                + " of "
                                + by.agencyName()
                                + " asks for "
                                + lookups
                                + " more lookups.",
                        "Reason: " + reason,
                        caseNumber.isEmpty() ? "" : "Case: " + caseNumber,
                        "Decide under Requests in the portal."));
        audit.record(
                by.actor(),
                "request.made",
                "lookups",
                Map.of("lookups", Integer.toString(lookups), "case", caseNumber));
        return id;
    }

    /// Takes a request back that nobody has decided.
    @Transactional
    public void withdraw(Person by, UUID id) {
        MoreLookups request = find(id);
        decided(requests.decide(id, State.WITHDRAWN, null, "", by.login()));
        audit.record(by.actor(), "request.withdrawn", request.agencyName());
    }

    /// Grants what was asked for or a part of it, through the end of a day in UTC.
    ///
    /// @throws IllegalArgumentException if it is more than asked for, or the day is over
    @Transactional
    public void grant(Person by, UUID id, int lookups, LocalDate through, String answer) {
        MoreLookups request = find(id);
        if (lookups < 1 || lookups > request.lookups()) {
            throw new IllegalArgumentException(
                    "between 1 and " + request.lookups() + " can be granted: " + lookups);
        }
        if (through.isBefore(LocalDate.now(ZoneOffset.UTC))) {
            throw new IllegalArgumentException("the day is over: " + through);
        }
        State state = lookups == request.lookups() ? State.GRANTED : State.PARTLY;
        decided(requests.decide(id, state, lookups, answer, by.login()));
        quotas.grant(
                id,
                request.agency().value(),
                lookups,
                through.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        tell(request, lookups + " more lookups until the end of " + through, answer);
        audit.record(
                by.actor(),
                "request." + state.code(),
                request.agencyName(),
                Map.of("lookups", Integer.toString(lookups), "through", through.toString()));
    }

    /// Refuses a request.
    @Transactional
    public void refuse(Person by, UUID id, String answer) {
        MoreLookups request = find(id);
        decided(requests.decide(id, State.REFUSED, null, answer, by.login()));
        tell(request, "refused", answer);
        audit.record(by.actor(), "request.refused", request.agencyName());
    }

    /// Gives an agency another plan.
    ///
    /// @param lookups a year; null for as many as it likes
    @Transactional
    public void plan(Person by, AgencyId id, @Nullable Integer lookups) {
        Agency agency =
                agencies.find(id).orElseThrow(() -> new NotFoundException("no such agency"));
        if (agency.operator()) {
            throw new IllegalArgumentException("the centre itself has no limit");
        }
        quotas.plan(id.value(), lookups);
        audit.record(
                by.actor(),
                "plan.changed",
                agency.name(),
                Map.of("lookups", lookups == null ? "no limit" : lookups.toString()));
    }

    private void tell(MoreLookups request, String decision, String answer) {
        notifications.mail(
                request.person(),
                "Your request for more lookups: " + decision,
                text(
                        String.format(
                                Locale.ROOT,
                                "Asked for: %d lookups on %s.",
                                request.lookups(),
                                request.askedAt().atOffset(ZoneOffset.UTC).toLocalDate()),
                        "Decision: " + decision + ".",
                        answer.isEmpty() ? "" : "Answer: " + answer,
                        request.caseNumber().isEmpty() ? "" : "Case: " + request.caseNumber()));
    }

    private static String text(String... paragraphs) {
        return String.join(
                "\n\n", Arrays.stream(paragraphs).filter(line -> !line.isEmpty()).toList());
    }

    private static void decided(boolean now) {
        if (!now) {
            throw new IllegalArgumentException("somebody has decided this request already");
        }
    }
}
