package io.tipstaff.portal.publication.internal;

import io.tipstaff.portal.feeds.IndicatorsAssessed;
import io.tipstaff.portal.publication.PublishedFeed;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Follows the assessments, version by version, and keeps what each feed holds. One worker over all
/// nodes, by an advisory lock; a crash loses the batch that was under way, which is taken again.
@Component
class Publisher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);
    private static final int BATCH = 50_000;

    private final JdbcMembers members;
    private final TransactionTemplate batch;
    private final Semaphore changed = new Semaphore(0);
    private volatile boolean running;
    private Thread worker = new Thread();

    Publisher(JdbcMembers members, PlatformTransactionManager transactions) {
        this.members = members;
        this.batch = new TransactionTemplate(transactions);
    }

    @EventListener
    void on(IndicatorsAssessed assessed) {
        changed.release();
    }

    @Override
    public void start() {
        running = true;
        worker = Thread.ofPlatform().name("publisher").daemon().start(this::work);
    }

    private void work() {
        while (running) {
            try {
                if (changed.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                    changed.drainPermits();
                }
                boolean any = false;
                while (running && Boolean.TRUE.equals(batch.execute(_ -> follow()))) {
                    any = true;
                }
                if (any) {
                    batch.executeWithoutResult(_ -> members.rememberToday());
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException failed) { // the thread's top: the next round tries again
                if (running) {
                    LOG.warn("publishing failed", failed);
                }
            }
        }
    }

    /// Returns whether there was something to follow.
    private boolean follow() {
        if (!members.hold()) {
            return false;
        }
        long from = members.progress();
        long to = members.endOfBatch(from, BATCH);
        if (to == from) {
            return false;
        }
        members.collect(from, to);
        PublishedFeed.all().forEach(members::apply);
        members.nameCollected(StixObjects::nameOf);
        members.progress(to);
        return true;
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
