package io.tipstaff.portal.landscape.internal;

import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.portal.database.AgencyScope;
import io.tipstaff.portal.detection.DetectionsFound;
import io.tipstaff.portal.feeds.IndicatorsAssessed;
import io.tipstaff.portal.geography.Country;
import io.tipstaff.portal.geography.Geography;
import io.tipstaff.portal.geography.GeographyChanged;
import io.tipstaff.portal.geography.Place;
import io.tipstaff.portal.landscape.internal.JdbcCounting.Candidate;
import io.tipstaff.portal.landscape.internal.JdbcCounting.Placed;
import io.tipstaff.portal.landscape.internal.JdbcCounting.Progress;
import io.tipstaff.portal.worker.Worker;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps the counts as the assessments, the geography and the detections want them.
///
/// It goes on from the last version of the assessments that it saw, in batches, one worker over all
/// nodes: a batch and how far it went are one transaction. When the geography is another, it starts
/// from the first version again; the counts stay true at each step. Detections of today and
/// yesterday are counted anew each time, all of them once a day, because some are committed late
/// and some are removed.
@Component
class Counting extends Worker {

    private static final int BATCH = 10_000;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final JdbcCounting database;
    private final Geography geography;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Counting(
            JdbcCounting database,
            Geography geography,
            Clock clock,
            PlatformTransactionManager transactions) {
        super("landscape", LOOK_EVERY);
        this.database = database;
        this.geography = geography;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @EventListener
    void on(IndicatorsAssessed assessed) {
        wake();
    }

    @EventListener
    void on(GeographyChanged geographyChanged) {
        wake();
    }

    @TransactionalEventListener
    void on(DetectionsFound found) {
        wake();
    }

    @Override
    protected void round() throws InterruptedException {
        AgencyScope.everyAgency().run(this::count);
        Thread.sleep(PAUSE); // a burst of detections costs one counting a second
    }

    private void count() {
        String edition = geography.edition();
        boolean more;
        do {
            more = Boolean.TRUE.equals(transaction.execute(_ -> countBatch(edition)));
        } while (goesOn() && more);
        transaction.executeWithoutResult(_ -> countDetections());
    }

    /// Returns whether there may be more.
    private boolean countBatch(String edition) {
        if (!database.hold()) {
            return false;
        }
        Progress progress = database.progress();
        long after = progress.version();
        if (!progress.edition().equals(edition)) {
            database.restart(edition);
            after = 0;
        }
        long upTo = database.batchEnd(after, BATCH);
        if (upTo == after) {
            return false;
        }
        List<Candidate> candidates = database.candidates(after, upTo);
        if (!candidates.isEmpty()) {
            database.takeOut(candidates.stream().map(Candidate::id).toList());
            database.putIn(candidates.stream().flatMap(one -> placed(one).stream()).toList());
        }
        database.advance(upTo);
        return true;
    }

    private Optional<Placed> placed(Candidate candidate) {
        if (!candidate.counts()
                || !(IndicatorParser.parse(candidate.kind(), candidate.value())
                        instanceof Parsed(var indicator))) {
            return Optional.empty();
        }
        return Geography.addressIn(indicator)
                .map(geography::locate)
                .flatMap(place -> placed(candidate, place));
    }

    private static Optional<Placed> placed(Candidate candidate, Place place) {
        Country country = place.country();
        return country == null
                ? Optional.empty()
                : Optional.of(new Placed(candidate, country.code(), place.system()));
    }

    private void countDetections() {
        if (!database.hold()) {
            return;
        }
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        Progress progress = database.progress();
        boolean all = !today.equals(progress.detectionsDay());
        @Nullable LocalDate from = all ? null : today.minusDays(1);
        long first = all ? 0 : progress.detectionsFrom();
        database.countDetections(from, first);
        database.countedDetections(today, first);
        if (all) {
            database.tidy();
        }
    }
}
