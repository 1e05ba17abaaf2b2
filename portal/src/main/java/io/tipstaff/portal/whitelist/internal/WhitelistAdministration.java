package io.tipstaff.portal.whitelist.internal;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.audit.AuditLog;
import io.tipstaff.portal.shell.NotFoundException;
import io.tipstaff.portal.whitelist.Decisions;
import io.tipstaff.portal.whitelist.Effect;
import io.tipstaff.portal.whitelist.Verdict;
import io.tipstaff.portal.whitelist.Verdict.Says;
import io.tipstaff.portal.whitelist.WhitelistChanged;
import io.tipstaff.portal.whitelist.internal.WarningList.Content;
import io.tipstaff.portal.whitelist.internal.WarningList.Matching;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// What people do with lists and verdicts; every deed is in the audit log and takes effect at once.
@Service
public class WhitelistAdministration implements Decisions {

    /// A verdict beside the indicator that it is about.
    public record Decision(Indicator indicator, Verdict verdict) {}

    private static final int SHOWN = 200;

    private final JdbcWhitelist database;
    private final ActiveWhitelist active;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WhitelistAdministration(
            JdbcWhitelist database,
            ActiveWhitelist active,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.database = database;
        this.active = active;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /// Returns all lists, those that come with the program first.
    public List<WarningList> lists() {
        return database.lists();
    }

    /// Returns one list.
    public WarningList list(long id) {
        return database.find(id).orElseThrow(() -> new NotFoundException("no such list"));
    }

    /// Returns entries that contain the text, the first two hundred.
    public List<String> entries(long id, String text) {
        return database.entries(id, text, SHOWN);
    }

    /// Reads a list; one of the same name is replaced. Returns what could not be read.
    ///
    /// @throws IllegalArgumentException if nothing of the document could be read
    @Transactional
    public Content add(InputStream in, String name, Matching matching, Person by)
            throws IOException {
        Content content = ListReader.read(in, name, matching);
        if (content.entries().isEmpty()) {
            throw new IllegalArgumentException("no entry could be read: " + content.refused());
        }
        if (database.find(content.name()).filter(WarningList::bundled).isPresent()) {
            throw new IllegalArgumentException(
                    "comes with the program, give the list another name: " + content.name());
        }
        change(content.name(), () -> database.put(content, false));
        audit.record(
                by.actor(),
                "whitelist.list-added",
                content.name(),
                Map.of("entries", Integer.toString(content.entries().size())));
        return content;
    }

    /// Switches a list, and says what it does.
    ///
    /// @param lowersBy percent that it takes from the score, 1 to 99
    @Transactional
    public void set(long id, boolean enabled, Effect effect, int lowersBy, Person by) {
        if (lowersBy < 1 || lowersBy > 99) {
            throw new IllegalArgumentException("a list lowers by 1 to 99 percent: " + lowersBy);
        }
        WarningList list = list(id);
        change(list.name(), () -> database.set(id, enabled, effect, lowersBy));
        audit.record(
                by.actor(),
                "whitelist.list-set",
                list.name(),
                Map.of(
                        "enabled",
                        Boolean.toString(enabled),
                        "effect",
                        effect == Effect.LOWER ? "lower by " + lowersBy + " %" : effect.code()));
    }

    /// Removes a list that somebody added.
    @Transactional
    public void remove(long id, Person by) {
        WarningList list = list(id);
        if (list.bundled()) {
            throw new IllegalArgumentException(
                    "comes with the program, switch it off instead: " + list.name());
        }
        change(list.name(), () -> database.remove(id));
        audit.record(by.actor(), "whitelist.list-removed", list.name());
    }

    /// Decides about indicators; an older decision is replaced.
    ///
    /// @param life how long it holds; null for good
    @Transactional
    public void decide(
            List<Indicator> indicators,
            Says says,
            String comment,
            @Nullable Duration life,
            Person by) {
        if (comment.isBlank()) {
            throw new IllegalArgumentException("a decision needs a comment");
        }
        Instant now = clock.instant();
        var verdict =
                new Verdict(
                        says,
                        comment.strip(),
                        by.login(),
                        now,
                        life == null ? null : now.plus(life));
        each(indicators, indicator -> database.put(indicator, verdict));
        audit.record(
                by.actor(),
                "indicator.judged-" + says.code(),
                subject(indicators),
                Map.of("comment", comment.strip()));
    }

    /// Takes decisions back.
    @Transactional
    public void undo(List<Indicator> indicators, Person by) {
        each(indicators, database::remove);
        audit.record(by.actor(), "indicator.judgement-undone", subject(indicators));
    }

    private void each(List<Indicator> indicators, Consumer<Indicator> deed) {
        if (indicators.isEmpty()) {
            throw new IllegalArgumentException("no indicator was chosen");
        }
        database.changed();
        indicators.forEach(deed);
        indicators.stream().map(WhitelistChanged::about).forEach(events::publishEvent);
        refreshWhenCommitted();
    }

    private static String subject(List<Indicator> indicators) {
        String shown =
                indicators.stream()
                        .limit(3)
                        .map(Indicator::canonical)
                        .collect(Collectors.joining(", "));
        return indicators.size() <= 3
                ? shown
                : shown + String.format(Locale.ROOT, " and %d more", indicators.size() - 3);
    }

    /// Returns all decisions, the newest first.
    public List<Decision> decisions() {
        return database.verdicts().stream().map(WhitelistAdministration::decision).toList();
    }

    @Override
    public List<Indicator> that(Says says) {
        return decisions().stream()
                .filter(one -> one.verdict().says() == says)
                .map(Decision::indicator)
                .toList();
    }

    private static Decision decision(JdbcWhitelist.Judged judged) {
        return switch (IndicatorParser.parse(Kind.ofNumber(judged.kind()), judged.value())) {
            case Parsed(Indicator indicator) -> new Decision(indicator, judged.verdict());
            default -> throw new IllegalStateException("stored as a verdict: " + judged.value());
        };
    }

    private void change(String list, Runnable deed) {
        database.changed();
        ListSays before = ListSays.now(database, list);
        deed.run();
        ListSays after = ListSays.now(database, list);
        events.publishEvent(WhitelistChanged.where(before.differingFrom(after)));
        refreshWhenCommitted();
    }

    private void refreshWhenCommitted() {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        active.refresh();
                    }
                });
    }
}
