package io.tipstaff.portal.feeds.internal;

import io.tipstaff.portal.feeds.Assessment;
import io.tipstaff.portal.feeds.FeedImported;
import io.tipstaff.portal.feeds.IndicatorsAssessed;
import io.tipstaff.portal.feeds.KnownIndicator;
import io.tipstaff.portal.whitelist.WhitelistChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
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
class Assessor implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Assessor.class);
    private static final int BATCH = 5_000;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final Duration CHECK_AGE_EVERY = Duration.ofMinutes(10);

    private final JdbcAssessments database;
    private final JdbcFeeds feeds;
    private final Witnesses witnesses;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate batch;
    private final Semaphore changed = new Semaphore(0);
    private volatile boolean running;
    private Instant ageChecked = Instant.EPOCH;
    private Thread worker = new Thread();

    Assessor(
            JdbcAssessments database,
            JdbcFeeds feeds,
            Witnesses witnesses,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.feeds = feeds;
        this.witnesses = witnesses;
        this.events = events;
        this.batch = new TransactionTemplate(transactions);
    }

    /// Queues what a list or a verdict is about, in the transaction that changes it.
    @EventListener
    void on(WhitelistChanged whitelist) {
        whitelist.about().ifPresentOrElse(database::queue, database::queueAll);
    }

    @TransactionalEventListener
    void after(WhitelistChanged whitelist) {
        changed.release();
    }

    @TransactionalEventListener
    void after(FeedImported imported) {
        changed.release();
    }

    /// Looks at once.
    void lookNow() {
        changed.release();
    }

    @Override
    public void start() {
        running = true;
        worker = Thread.ofPlatform().name("assessor").daemon().start(this::work);
    }

    private void work() {
        while (running) {
            try {
                if (changed.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                    changed.drainPermits();
                }
                checkAge();
                assessQueued();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException failed) { // the thread's top: the next round tries again
                if (running) {
                    LOG.warn("assessing failed", failed);
                }
            }
        }
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
        } while (running && count > 0);
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

    @Override
    public void stop() {
        running = false;
        worker.interrupt();
        try {
            worker.join(Duration.ofSeconds(10));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
