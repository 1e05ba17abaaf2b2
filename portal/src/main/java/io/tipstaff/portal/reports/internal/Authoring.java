package io.tipstaff.portal.reports.internal;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.audit.Actor;
import io.tipstaff.portal.audit.AuditLog;
import io.tipstaff.portal.reports.yara.YaraCompiler;
import io.tipstaff.portal.reports.yara.YaraVerdict;
import io.tipstaff.portal.shell.NotFoundException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// How the centre writes reports: a draft is kept, published as the next edition, and what was
/// published is never changed again. Rules are compiled before the transaction, which would wait.
@Service
public class Authoring {

    /// A draft beside its indicators.
    public record Written(Edition edition, List<ReportIndicator> indicators) {

        public Written {
            indicators = List.copyOf(indicators);
        }
    }

    private final JdbcEditions editions;
    private final JdbcReportIndicators indicators;
    private final YaraCompiler yara;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    Authoring(
            JdbcEditions editions,
            JdbcReportIndicators indicators,
            YaraCompiler yara,
            AuditLog audit,
            PlatformTransactionManager transactions) {
        this.editions = editions;
        this.indicators = indicators;
        this.yara = yara;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Says whether nobody has written a report yet.
    public boolean isNew() {
        return editions.isEmpty();
    }

    /// Begins a report.
    public UUID create(Actor by, Draft draft) {
        YaraVerdict verdict = yara.check(draft.content().yara());
        return Objects.requireNonNull(
                transaction.execute(
                        _ -> {
                            UUID id = editions.create(by.name());
                            write(by, id, 1, draft, verdict);
                            audit.record(by, "report.created", draft.content().title());
                            return id;
                        }));
    }

    /// Writes the draft of a report; if there is none, a new one begins upon the last edition.
    public void change(Actor by, UUID id, Draft draft) {
        YaraVerdict verdict = yara.check(draft.content().yara());
        transaction.executeWithoutResult(
                _ -> {
                    Edition newest = locked(id);
                    int number = newest.isDraft() ? newest.number() : newest.number() + 1;
                    write(by, id, number, draft, verdict);
                    audit.record(by, "report.changed", draft.content().title());
                });
    }

    private void write(Actor by, UUID id, int number, Draft draft, YaraVerdict verdict) {
        editions.save(id, number, draft.content(), verdict, by.name());
        indicators.save(id, number, draft.indicators());
    }

    private Edition locked(UUID id) {
        if (!editions.lock(id)) {
            throw new NotFoundException("no such report");
        }
        return editions.newest(id).orElseThrow();
    }

    /// Returns what is to be edited: the draft, or else the last edition.
    public Written written(UUID id) {
        Edition newest =
                editions.newest(id).orElseThrow(() -> new NotFoundException("no such report"));
        return new Written(newest, indicators.of(id, newest.number()));
    }

    /// Publishes the draft.
    ///
    /// @param news what is new in it, for people
    /// @throws IllegalArgumentException if there is no draft, or its rules do not compile
    @Transactional
    public void publish(Actor by, UUID id, String news) {
        Edition newest = locked(id);
        if (!newest.isDraft()) {
            throw new IllegalArgumentException("everything of this report is published already");
        }
        if (newest.yaraVerdict().state() == YaraVerdict.State.FAILED) {
            throw new IllegalArgumentException(
                    "the YARA rules do not compile: " + newest.yaraVerdict().message());
        }
        editions.publish(id, newest.number(), news, by.name());
        audit.record(
                by,
                "report.published",
                newest.content().title(),
                Map.of(
                        "edition",
                        Integer.toString(newest.number()),
                        "tlp",
                        newest.content().tlp().label()));
    }

    /// Throws the draft away; what was published stays.
    @Transactional
    public void discard(Person by, UUID id) {
        Edition newest = locked(id);
        if (!newest.isDraft()) {
            throw new IllegalArgumentException("there is no draft");
        }
        indicators.discard(id, newest.number());
        editions.discard(id, newest.number());
        audit.record(by.actor(), "report.draft-discarded", newest.content().title());
    }

    /// Takes a report away from all agencies.
    @Transactional
    public void withdraw(Person by, UUID id) {
        Edition newest = locked(id);
        editions.withdraw(id, by.login());
        audit.record(by.actor(), "report.withdrawn", newest.content().title());
    }

    /// Brings a withdrawn report back.
    @Transactional
    public void restore(Person by, UUID id) {
        Edition newest = locked(id);
        editions.withdraw(id, null);
        audit.record(by.actor(), "report.restored", newest.content().title());
    }
}
