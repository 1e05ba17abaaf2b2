package io.tipstaff.portal.reports.internal;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.requests.Fields;
import io.tipstaff.portal.requests.Granted;
import io.tipstaff.portal.requests.Request;
import io.tipstaff.portal.requests.RequestKind;
import io.tipstaff.portal.requests.Wish;
import io.tipstaff.portal.shell.NotFoundException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A report that an agency reads the summary of: the whole of it, or its indicators of some kinds.
/// A part of either are chosen indicators and sections. Embargo and marking stay above what is
/// granted.
///
/// Its fields: asked are `report` (the id) and `kinds` (codes of kinds of indicators; none for the
/// whole); granted are `scope` (`asked` or `chosen`), `chosen` (indicators as `kind value`) and
/// `sections` (codes of [Section]).
@Component
class ReportRequests implements RequestKind {

    private static final String REPORT = "report";
    private static final String KINDS = "kinds";
    private static final String CHOSEN = "chosen";
    private static final String SECTIONS = "sections";

    private final ReportReading reports;
    private final JdbcGrants grants;

    ReportRequests(ReportReading reports, JdbcGrants grants) {
        this.reports = reports;
        this.grants = grants;
    }

    @Override
    public String code() {
        return "report";
    }

    @Override
    public String template() {
        return "reports/request";
    }

    @Override
    public String begin() {
        return "/reports";
    }

    @Override
    public boolean isFor(Person person) {
        return Sight.of(person) == Sight.AGENCY;
    }

    @Override
    public OpenReport asking(Person by, Fields fields) {
        return reports.look(by, reportOf(fields));
    }

    private static UUID reportOf(Fields fields) {
        try {
            return UUID.fromString(fields.text(REPORT));
        } catch (IllegalArgumentException none) {
            throw new IllegalArgumentException(
                    "say which report, by its id: " + fields.text(REPORT), none);
        }
    }

    /// Operators get the report as the centre reads it, to choose from; everybody else its summary
    /// and what is granted, or nothing where it is not for them any more.
    @Override
    public @Nullable Object shown(Person reader, Request request) {
        try {
            return reports.look(reader, UUID.fromString(request.wish().subject()));
        } catch (NotFoundException withdrawn) {
            return null;
        }
    }

    @Override
    public Wish wish(Person by, Fields fields) {
        OpenReport open = asking(by, fields);
        if (open.clearance().isFull()) {
            throw new IllegalArgumentException("your agency may read this report already");
        }
        List<String> kinds = fields.list(KINDS);
        kinds.stream()
                .filter(kind -> !open.counts().containsKey(kind))
                .findFirst()
                .ifPresent(
                        kind -> {
                            throw new IllegalArgumentException(
                                    "the report has no indicators of the kind: " + kind);
                        });
        String id = open.card().id().toString();
        return new Wish(
                id,
                title(open, kinds),
                null,
                new Fields(Map.of(REPORT, List.of(id), KINDS, kinds)));
    }

    private static String title(OpenReport open, List<String> kinds) {
        String what =
                kinds.isEmpty()
                        ? "the report "
                        : "indicators (" + String.join(", ", kinds) + ") of the report ";
        return what + open.card().title();
    }

    @Override
    public Granted grant(Person by, Request request, Fields fields, Instant until) {
        OpenReport open = reports.look(by, UUID.fromString(request.wish().subject()));
        @Nullable Set<String> asked = asked(open, request.wish().fields().list(KINDS));
        Extract extract =
                isChosen(fields)
                        ? Extract.of(fields.list(CHOSEN), fields.list(SECTIONS))
                        : new Extract(asked, Set.of());
        extract.check(open);
        grants.insert(request.agency(), open.card().id(), request.id(), extract, by.login(), until);
        @Nullable Set<String> keys = extract.keys();
        boolean whole = keys == null || asked != null && keys.containsAll(asked);
        return new Granted(
                whole, extract.said(), keys == null || keys.isEmpty() ? null : keys.size());
    }

    /// A form says by `scope` whether what is ticked counts.
    private static boolean isChosen(Fields fields) {
        return fields.has("scope")
                ? fields.text("scope").equals(CHOSEN)
                : fields.has(CHOSEN) || fields.has(SECTIONS);
    }

    private static @Nullable Set<String> asked(OpenReport open, List<String> kinds) {
        return kinds.isEmpty()
                ? null
                : open.indicators().stream()
                        .filter(one -> kinds.contains(one.indicator().kind().code()))
                        .map(ReportIndicator::key)
                        .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void revoke(Person by, Request request) {
        grants.ofRequest(request.id()).ifPresent(grant -> grants.revoke(grant.id(), by.login()));
    }
}
