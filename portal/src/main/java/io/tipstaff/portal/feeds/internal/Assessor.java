package io.tipstaff.portal.feeds.internal;

import io.tipstaff.portal.feeds.Assessment;
import io.tipstaff.portal.feeds.FeedImported;
import io.tipstaff.portal.feeds.IndicatorsAssessed;
import io.tipstaff.portal.feeds.KnownIndicator;
import io.tipstaff.portal.feeds.internal.JdbcAssessments.Stored;
import io.tipstaff.portal.whitelist.WhitelistChanged;
import io.tipstaff.portal.worker.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps the assessments as the observations, lists, verdicts and the calendar want them.
///
/// One worker over all nodes: it holds an advisory lock for a batch, so versions are committed in
/// their order. What a crash interrupts is still in the queue.
@Component
class Assessor extends Worker {

    private static final int BATCH = 5_000;
    private static final int SIFTED = 100_000;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final Duration CHECK_AGE_EVERY = Duration.ofMinutes(10);

    private final JdbcAssessments database;
    private final JdbcFeeds feeds;
    private final Witnesses witnesses;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate batch;
    private Instant ageChecked = Instant.EPOCH;

    Assessor(
            JdbcAssessments database,
            JdbcFeeds feeds,
            Witnesses witnesses,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        super("assessor", LOOK_EVERY);
        this.database = database;
        this.feeds = feeds;
        this.witnesses = witnesses;
        this.events = events;
        this.batch = new TransactionTemplate(transactions);
    }

    /// Queues what a list or a verdict is about, in the transaction that changes it.
    @EventListener
    void on(WhitelistChanged whitelist) {
        whitelist.about().ifPresentOrElse(database::queue, () -> queueTouched(whitelist));
    }

    /// Nothing is assessed meanwhile: what comes in while this looks is assessed by the new lists.
    private void queueTouched(WhitelistChanged lists) {
        database.waitToHold();
        long after = 0;
        List<Stored> looked;
        do {
            looked = database.stored(after, SIFTED);
            after = looked.isEmpty() ? after : looked.getLast().id();
            database.queueAgain(
                    looked.parallelStream()
                            .filter(one -> lists.touching().test(one.indicator()))
                            .map(Stored::id)
                            .toList());
        } while (looked.size() == SIFTED);
    }

    @TransactionalEventListener
    void after(WhitelistChanged whitelist) {
        wake();
    }

    @TransactionalEventListener
    void after(FeedImported imported) {
        wake();
    }

    /// Looks at once.
    void lookNow() {
        wake();
    }

    @Override
    protected void round() {
        checkAge();
        assessQueued();
    }

    private void checkAge() {
        if (Instant.now().isAfter(ageChecked.plus(CHECK_AGE_EVERY))) {
            ageChecked = Instant.now();
            database.queueDue(1_000_000);
        }
    }

    private void assessQueued() {
        int all = 0;
        int count;
        do {
            Integer assessed = batch.execute(_ -> database.hold() ? assessBatch() : 0);
            count = assessed == null ? 0 : assessed;
            all += count;
        } while (goesOn() && count > 0);
        if (all > 0) {
            events.publishEvent(new IndicatorsAssessed(database.version()));
        }
    }

    private int assessBatch() {
        List<Long> numbers = database.take(BATCH);
        if (!numbers.isEmpty()) {
            witnesses.refresh();
            Map<Long, Assessment> assessments = new LinkedHashMap<>();
            for (KnownIndicator known : feeds.byId(numbers)) {
                assessments.put(known.id(), feeds.assess(known));
            }
            database.save(assessments);
        }
        return numbers.size();
    }
}
