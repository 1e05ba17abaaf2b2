package io.tipstaff.portal.requests.internal;

import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.audit.AuditLog;
import io.tipstaff.portal.database.Slice;
import io.tipstaff.portal.notification.Notifications;
import io.tipstaff.portal.requests.Decision;
import io.tipstaff.portal.requests.Fields;
import io.tipstaff.portal.requests.Granted;
import io.tipstaff.portal.requests.Request;
import io.tipstaff.portal.requests.Request.State;
import io.tipstaff.portal.requests.RequestKind;
import io.tipstaff.portal.requests.Requests;
import io.tipstaff.portal.requests.Wish;
import io.tipstaff.portal.shell.NotFoundException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where agencies ask and operators of the centre decide. Both sides are told by mail; every deed
/// is in the audit log. What is granted is granted in the transaction of the decision.
@Service
public class RequestDesk implements Requests {

    private final JdbcRequests requests;
    private final List<RequestKind> kinds;
    private final RequestMail mail;
    private final AuditLog audit;

    RequestDesk(
            JdbcRequests requests,
            List<RequestKind> kinds,
            Notifications notifications,
            AuditLog audit) {
        this.requests = requests;
        this.kinds = List.copyOf(kinds);
        this.mail = new RequestMail(notifications);
        this.audit = audit;
    }

    /// Says whether a person decides here.
    public static boolean decides(Person person) {
        return person.ofOperator() && person.is(Role.OPERATOR);
    }

    /// Returns what can be asked for.
    public List<RequestKind> kinds() {
        return kinds;
    }

    /// Finds a kind by its code.
    public RequestKind kind(String code) {
        return kinds.stream()
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("no such kind of request: " + code));
    }

    /// Returns the requests that the current scope may see.
    ///
    /// @param sort `asked` for the oldest first, `-asked` for the newest
    @Transactional(readOnly = true)
    public Slice<Request> list(
            RequestFilter filter, String sort, @Nullable String after, int limit) {
        return requests.slice(filter, sort, after, limit);
    }

    /// Returns how many nobody has decided.
    public long open() {
        return requests.open();
    }

    @Override
    public Optional<Request> find(UUID id) {
        return requests.find(id);
    }

    /// Returns one.
    public Request get(UUID id) {
        return find(id).orElseThrow(RequestDesk::none);
    }

    private static NotFoundException none() {
        return new NotFoundException("no such request");
    }

    @Override
    public boolean isOpen(RequestKind kind, String subject, AgencyId agency) {
        return requests.isOpen(kind.code(), subject, agency);
    }

    /// Asks for something.
    ///
    /// @throws IllegalArgumentException if it cannot be asked for, or the agency waits for it
    @Transactional
    public UUID ask(Person by, RequestKind kind, Fields fields, String reason, String caseNumber) {
        Wish wish = kind.wish(by, fields);
        refuseTwice(kind, wish, by.agency());
        UUID id = requests.insert(by, kind.code(), wish, reason, caseNumber);
        Request request = get(id);
        kind.asked(by, request);
        mail.asked(request);
        audit.record(
                by.actor(),
                "request.made",
                wish.title(),
                Map.of("kind", kind.code(), "request", id.toString(), "case", caseNumber));
        return id;
    }

    private void refuseTwice(RequestKind kind, Wish wish, AgencyId agency) {
        if (wish.subject().isEmpty()) {
            return;
        }
        requests.holdSubject(kind.code(), wish.subject(), agency);
        if (requests.isOpen(kind.code(), wish.subject(), agency)) {
            throw new IllegalArgumentException(
                    "your agency has asked for this already and waits for the decision");
        }
    }

    /// Takes a request of the own agency back that nobody has decided.
    @Transactional
    public void withdraw(Person by, UUID id) {
        Request request = hold(id);
        if (!request.agency().equals(by.agency())) {
            throw none();
        }
        requests.close(id, State.WITHDRAWN, "", by.login());
        note(by, request, "request.withdrawn", Map.of());
    }

    /// Grants what was asked for or a part of it, through the end of a day in UTC.
    ///
    /// @param fields what of it, as its kind reads them; none for all
    /// @throws IllegalArgumentException if that cannot be granted, the day is over, or somebody has
    ///   decided before
    @Transactional
    public void grant(Person by, UUID id, Fields fields, LocalDate through, String answer) {
        Request request = hold(id);
        Instant until = end(through);
        Granted granted = kind(request.kind()).grant(by, request, fields, until);
        requests.grant(id, granted, until, answer, by.login());
        mail.decided(request, granted.what() + " until the end of " + through, answer);
        note(
                by,
                request,
                granted.whole() ? "request.granted" : "request.partly",
                Map.of("granted", granted.what(), "through", through.toString()));
    }

    private static Instant end(LocalDate through) {
        if (through.isBefore(LocalDate.now(ZoneOffset.UTC))) {
            throw new IllegalArgumentException("the day is over: " + through);
        }
        return through.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// Refuses a request.
    @Transactional
    public void refuse(Person by, UUID id, String answer) {
        Request request = hold(id);
        requests.close(id, State.REFUSED, answer, by.login());
        mail.decided(request, "refused", answer);
        note(by, request, "request.refused", Map.of());
    }

    /// Takes away what a request brought, before its end.
    ///
    /// @throws IllegalArgumentException if nothing of it is granted now
    @Transactional
    public void revoke(Person by, UUID id) {
        Request request = requests.hold(id).orElseThrow(RequestDesk::none);
        if (!request.holds()) {
            throw new IllegalArgumentException(
                    "nothing of this request is granted now: " + request.state().code());
        }
        kind(request.kind()).revoke(by, request);
        requests.end(id);
        mail.decided(request, "what was granted was taken away", "");
        note(by, request, "request.revoked", Map.of());
    }

    @Override
    @Transactional
    public void ended(UUID id) {
        requests.end(id);
    }

    /// Returns an open request that nobody else can decide until the transaction ends.
    private Request hold(UUID id) {
        Request request = requests.hold(id).orElseThrow(RequestDesk::none);
        Decision before = request.decision();
        if (before != null) {
            throw new IllegalArgumentException(
                    before.by() + " has decided this request already: " + request.state().code());
        }
        return request;
    }

    private void note(Person by, Request request, String action, Map<String, String> more) {
        Map<String, String> details = new HashMap<>(more);
        details.put("kind", request.kind());
        details.put("request", request.id().toString());
        details.put("agency", request.agencyName());
        audit.record(by.actor(), action, request.wish().title(), details);
    }
}
