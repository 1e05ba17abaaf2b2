package io.tipstaff.portal.reports.internal;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.audit.AuditLog;
import io.tipstaff.portal.database.Slice;
import io.tipstaff.portal.reports.Mention;
import io.tipstaff.portal.reports.Report;
import io.tipstaff.portal.reports.Reports;
import io.tipstaff.portal.reports.internal.JdbcReportIndicators.Found;
import io.tipstaff.portal.shell.NotFoundException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Reads reports for people, each as far as that person may. Reading more than a summary is in the
/// audit log.
@Service
public class ReportReading implements Reports {

    /// Most reports that are looked at for an answer over all of them.
    private static final int MOST = 100_000;

    private final JdbcCatalogue catalogue;
    private final JdbcEditions editions;
    private final JdbcReportIndicators indicators;
    private final Clearances clearances;
    private final AuditLog audit;

    ReportReading(
            JdbcCatalogue catalogue,
            JdbcEditions editions,
            JdbcReportIndicators indicators,
            Clearances clearances,
            AuditLog audit) {
        this.catalogue = catalogue;
        this.editions = editions;
        this.indicators = indicators;
        this.clearances = clearances;
        this.audit = audit;
    }

    /// Lists reports; `sort` is `at` or `title`, with `-` in front for the greatest first.
    public Slice<ReportCard> list(
            Person person, ReportFilter filter, String sort, @Nullable String after, int limit) {
        return catalogue.list(
                filter.checked(), Sight.of(person), sort, after, limit, readableInFull(person));
    }

    /// Lists all that fit, the newest first.
    public List<ReportCard> all(Person person, ReportFilter filter) {
        return list(person, filter, "-at", null, MOST).rows();
    }

    /// Returns the reports that a person of an agency may read in full.
    private List<UUID> readableInFull(Person person) {
        return clearances.granted(person).entrySet().stream()
                .filter(entry -> entry.getValue().isFull())
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Returns what can be chosen from in a list: `actors`, `industries` or `countries`.
    public List<String> choices(Person person, String column) {
        return catalogue.choices(column, Sight.of(person));
    }

    /// Returns in how many of the reports that the person may read in full each technique is.
    public Map<String, Long> techniques(Person person) {
        return catalogue.techniques(Sight.of(person), readableInFull(person));
    }

    /// Returns how much of each report that is shown a person may read.
    public Map<UUID, Clearance> clearances(Person person, Collection<ReportCard> cards) {
        Map<UUID, Clearance> granted = clearances.granted(person);
        boolean centre = Sight.of(person) == Sight.CENTRE;
        return cards.stream()
                .collect(
                        Collectors.toMap(
                                ReportCard::id,
                                card ->
                                        centre
                                                ? new Clearance.Centre()
                                                : granted.getOrDefault(
                                                        card.id(), new Clearance.SummaryOnly())));
    }

    /// Returns a report as far as the person may read it, and says so in the audit log if that is
    /// more than the summary.
    @Transactional
    public OpenReport open(Person person, UUID id) {
        OpenReport open = look(person, id);
        if (!(open.clearance() instanceof Clearance.SummaryOnly)) {
            note(person, "report.read", open, Map.of("as", open.clearance().code()));
        }
        return open;
    }

    /// Returns what is taken along as a file, and says so in the audit log.
    ///
    /// @param format name of the file's format
    /// @throws NotFoundException if nothing of it may be read but the summary
    @Transactional
    public OpenReport export(Person person, UUID id, String format) {
        OpenReport open = look(person, id);
        if (open.clearance() instanceof Clearance.SummaryOnly) {
            throw new NotFoundException("nothing of this report is granted to your agency");
        }
        note(person, "report.exported", open, Map.of("format", format));
        return open;
    }

    private void note(Person person, String action, OpenReport open, Map<String, String> more) {
        audit.record(
                person.actor(),
                action,
                open.card().title() + ", edition " + open.card().edition(),
                more);
    }

    /// As [#open], for the program's own use: nothing is written into the audit log.
    OpenReport look(Person person, UUID id) {
        ReportCard card =
                catalogue.cards(List.of(id), Sight.of(person)).stream()
                        .findFirst()
                        .orElseThrow(() -> new NotFoundException("no such report"));
        return opened(card, clearances.of(person, id));
    }

    private OpenReport opened(ReportCard card, Clearance clearance) {
        boolean some = !(clearance instanceof Clearance.SummaryOnly);
        return new OpenReport(
                card,
                clearance,
                indicators.counts(card.id(), card.edition()),
                some ? clearance.of(edition(card)).orElse(null) : null,
                some ? clearance.of(indicators.of(card.id(), card.edition())) : List.of());
    }

    private Edition edition(ReportCard card) {
        return editions.all(card.id()).stream()
                .filter(one -> one.number() == card.edition())
                .findFirst()
                .orElseThrow();
    }

    /// Returns everything that the person may read of all reports that agencies may see, for the
    /// master lists: what is a draft, under embargo or `TLP:RED` is in none of them.
    @Transactional
    public List<OpenReport> everything(Person person, ReportFilter filter, String format) {
        List<ReportCard> cards =
                catalogue.list(filter, Sight.AGENCY, "-at", null, MOST, List.of()).rows();
        Map<UUID, Clearance> allowed = clearances(person, cards);
        List<OpenReport> reports =
                cards.stream()
                        .filter(
                                card ->
                                        !(clearance(allowed, card)
                                                instanceof Clearance.SummaryOnly))
                        .map(card -> opened(card, clearance(allowed, card)))
                        .toList();
        audit.record(
                person.actor(),
                "report.master-exported",
                format,
                Map.of("reports", Integer.toString(reports.size())));
        return reports;
    }

    private static Clearance clearance(Map<UUID, Clearance> allowed, ReportCard card) {
        return allowed.getOrDefault(card.id(), new Clearance.SummaryOnly());
    }

    /// Returns the history of a report that the person may read in full, the newest edition first.
    public List<Change> history(Person person, UUID id) {
        OpenReport open = look(person, id);
        if (!open.clearance().isFull()) {
            throw new NotFoundException("the history comes with the full report");
        }
        boolean centre = open.clearance() instanceof Clearance.Centre;
        List<Edition> seen =
                editions.all(id).stream()
                        .filter(edition -> centre || isForAgencies(edition))
                        .toList();
        return IntStream.range(0, seen.size())
                .mapToObj(i -> change(seen.get(i), i + 1 < seen.size() ? seen.get(i + 1) : null))
                .toList();
    }

    private static boolean isForAgencies(Edition edition) {
        Content content = edition.content();
        return !edition.isDraft()
                && content.tlp() != Tlp.RED
                && (content.embargoUntil() == null
                        || !content.embargoUntil().isAfter(LocalDate.now(ZoneOffset.UTC)));
    }

    private Change change(Edition edition, @Nullable Edition before) {
        List<ReportIndicator> then =
                before == null ? List.of() : indicators.of(edition.report(), before.number());
        return Change.between(
                edition, before, indicators.of(edition.report(), edition.number()), then);
    }

    /// Returns an older edition of a report that the person may read in full.
    public OpenReport edition(Person person, UUID id, int number) {
        OpenReport newest = look(person, id);
        Edition edition =
                history(person, id).stream()
                        .map(Change::edition)
                        .filter(one -> one.number() == number)
                        .findFirst()
                        .orElseThrow(() -> new NotFoundException("no such edition"));
        return new OpenReport(
                newest.card(),
                newest.clearance(),
                indicators.counts(id, number),
                edition,
                indicators.of(id, number));
    }

    @Override
    public List<Mention> about(Collection<? extends Indicator> wanted, Person person) {
        List<Found> found = wanted.isEmpty() ? List.of() : indicators.find(wanted);
        Map<UUID, List<Found>> byReport =
                found.stream().collect(Collectors.groupingBy(Found::report));
        return catalogue.cards(byReport.keySet(), Sight.of(person)).stream()
                .flatMap(
                        card ->
                                byReport.getOrDefault(card.id(), List.of()).stream()
                                        .filter(one -> one.isIn(card.edition()))
                                        .map(one -> mention(card, one.indicator())))
                .toList();
    }

    @Override
    public Optional<Report> find(UUID id, Person person) {
        return catalogue.cards(List.of(id), Sight.of(person)).stream()
                .findFirst()
                .map(card -> report(opened(card, clearances.of(person, id))));
    }

    private static Report report(OpenReport open) {
        ReportCard card = open.card();
        return new Report(
                card.id(),
                card.title(),
                card.kind().code(),
                card.tlp(),
                card.actorNames(),
                card.state().equals("draft") ? null : card.at(),
                open.indicators().size(),
                open.indicators().stream()
                        .flatMap(one -> one.threats().stream())
                        .distinct()
                        .count());
    }

    @Override
    public List<Report> byActor(String actor, Person person) {
        var filter = new ReportFilter(null, null, actor, null, null, null, null, null);
        return all(person, filter).stream()
                .map(card -> report(opened(card, clearances.of(person, card.id()))))
                .toList();
    }

    @Override
    @Transactional
    public List<Mention> read(UUID id, Person person) {
        if (find(id, person).isEmpty()) {
            return List.of();
        }
        OpenReport open = open(person, id);
        return open.indicators().stream().map(one -> mention(open.card(), one)).toList();
    }

    private static Mention mention(ReportCard card, ReportIndicator indicator) {
        return new Mention(
                card.id(),
                card.title(),
                card.kind().code(),
                card.tlp(),
                card.actorNames(),
                indicator.indicator(),
                indicator.role().code(),
                indicator.threats(),
                card.state().equals("draft") ? null : card.at());
    }
}
