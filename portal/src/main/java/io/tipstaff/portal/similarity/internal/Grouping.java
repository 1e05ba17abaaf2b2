package io.tipstaff.portal.similarity.internal;

import io.tipstaff.portal.feeds.IndicatorsAssessed;
import io.tipstaff.portal.geography.GeographyChanged;
import io.tipstaff.portal.similarity.internal.JdbcGrouping.Progress;
import io.tipstaff.portal.whitelist.WhitelistChanged;
import io.tipstaff.portal.worker.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps shapes, digests and clusters as the assessments want them, behind the imports.
///
/// It goes on from the last version of the assessments that it saw, in batches, one worker over all
/// nodes: a batch and how far it went are one transaction, so a crash costs one batch. Clusters are
/// made anew as a whole; the pause before the next time is twenty times as long as the last one
/// took, so they cost a twentieth of a core at most.
@Component
class Grouping extends Worker {

    private static final int BATCH = 5_000;
    private static final int PAUSE_PER_WORK = 20;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final JdbcGrouping database;
    private final JdbcShapes shapes;
    private final Comparing comparing;
    private final Clustering clustering;
    private final TransactionTemplate transaction;
    private Instant clustersDue = Instant.EPOCH;

    Grouping(
            JdbcGrouping database,
            JdbcShapes shapes,
            Comparing comparing,
            Clustering clustering,
            PlatformTransactionManager transactions) {
        super("similarity", LOOK_EVERY);
        this.database = database;
        this.shapes = shapes;
        this.comparing = comparing;
        this.clustering = clustering;
        this.transaction = new TransactionTemplate(transactions);
    }

    @EventListener
    void on(IndicatorsAssessed assessed) {
        wake();
    }

    @EventListener
    void on(GeographyChanged geography) {
        wake();
    }

    /// What a list is about comes by the assessments; addresses that names resolve to may connect
    /// otherwise too.
    @EventListener
    void on(WhitelistChanged whitelist) {
        if (whitelist.about().isEmpty()) {
            database.clusterAgain();
        }
    }

    @TransactionalEventListener
    void after(WhitelistChanged whitelist) {
        wake();
    }

    @Override
    protected void round() throws InterruptedException {
        boolean more;
        do {
            more = Boolean.TRUE.equals(transaction.execute(_ -> compareBatch()));
        } while (goesOn() && more);
        clusterIfDue();
        Thread.sleep(PAUSE); // a burst of imports costs one round a second
    }

    /// Returns whether there may be more.
    private boolean compareBatch() {
        if (!database.hold()) {
            return false;
        }
        comparing.refresh();
        Progress progress = database.progress();
        long after = progress.version();
        if (!progress.edition().equals(comparing.edition())) {
            database.compareAllAgain(comparing.edition());
            after = 0;
        }
        long upTo = database.batchEnd(after, BATCH);
        if (upTo == after) {
            return false;
        }
        List<Candidate> candidates = database.candidates(after, upTo);
        List<Compared> compared =
                candidates.stream().filter(Candidate::takesPart).map(comparing::compare).toList();
        Set<Long> touched =
                new HashSet<>(database.takeOut(candidates.stream().map(Candidate::id).toList()));
        touched.addAll(database.putIn(compared));
        shapes.recount(touched);
        database.advance(upTo);
        return true;
    }

    private void clusterIfDue() {
        Instant begun = Instant.now();
        if (begun.isBefore(clustersDue) || database.areClustersNew()) {
            return;
        }
        boolean made = Boolean.TRUE.equals(transaction.execute(_ -> makeClusters()));
        if (made) {
            Duration took = Duration.between(begun, Instant.now());
            clustersDue = Instant.now().plus(took.multipliedBy(PAUSE_PER_WORK));
        }
    }

    private boolean makeClusters() {
        if (!database.hold()) {
            return false;
        }
        shapes.recount(new HashSet<>(database.removeOrphans()));
        clustering.make();
        return true;
    }
}
