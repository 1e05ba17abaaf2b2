package io.tipstaff.portal.publication.internal;

import io.tipstaff.portal.feeds.IndicatorsAssessed;
import io.tipstaff.portal.publication.PublishedFeed;
import io.tipstaff.portal.worker.Worker;
import java.time.Duration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Follows the assessments, version by version, and keeps what each feed holds. One worker over all
/// nodes, by an advisory lock; a crash loses the batch that was under way, which is taken again.
@Component
class Publisher extends Worker {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);
    private static final int BATCH = 50_000;

    private final JdbcFollowing following;
    private final TransactionTemplate batch;

    Publisher(JdbcFollowing following, PlatformTransactionManager transactions) {
        super("publisher", LOOK_EVERY);
        this.following = following;
        this.batch = new TransactionTemplate(transactions);
    }

    @EventListener
    void on(IndicatorsAssessed assessed) {
        wake();
    }

    @Override
    protected void round() {
        boolean any = false;
        while (goesOn() && Boolean.TRUE.equals(batch.execute(_ -> follow()))) {
            any = true;
        }
        if (any) {
            batch.executeWithoutResult(_ -> following.rememberToday());
        }
    }

    /// Returns whether there was something to follow.
    private boolean follow() {
        if (!following.hold()) {
            return false;
        }
        long from = following.progress();
        long to = following.endOfBatch(from, BATCH);
        if (to == from) {
            return false;
        }
        following.collect(from, to, PublishedFeed.all());
        following.applyCollected();
        following.nameCollected(StixObjects::nameOf);
        following.progress(to);
        return true;
    }
}
