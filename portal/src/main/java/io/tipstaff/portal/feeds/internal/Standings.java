package io.tipstaff.portal.feeds.internal;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.portal.feeds.KnownIndicator;
import io.tipstaff.portal.feeds.internal.Kinships.Copy;
import io.tipstaff.portal.whitelist.Decisions;
import io.tipstaff.portal.whitelist.Verdict.Says;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Reckons what the past of sources says about them: who copies whom, and how often analysts found
/// them right and wrong.
@Component
class Standings {

    /// A sample of about this many indicators is enough to see a copy.
    private static final long SAMPLE = 200_000;

    private final JdbcStandings database;
    private final JdbcSources sources;
    private final JdbcFeeds feeds;
    private final Decisions decisions;
    private final Assessor assessor;

    Standings(
            JdbcStandings database,
            JdbcSources sources,
            JdbcFeeds feeds,
            Decisions decisions,
            Assessor assessor) {
        this.database = database;
        this.sources = sources;
        this.feeds = feeds;
        this.decisions = decisions;
        this.assessor = assessor;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 15, timeUnit = TimeUnit.MINUTES)
    @Transactional
    public void reckon() {
        Map<Long, Standing> before = database.all();
        int step = step(database);
        Map<Long, Copy> copies = Kinships.of(database.sizes(step), database.overlaps(step));
        Map<Long, Integer> confirmed = reporters(Says.MALICIOUS);
        Map<Long, Integer> refuted = reporters(Says.HARMLESS);
        for (var source : sources.all()) {
            Copy copy = copies.get(source.id());
            var standing =
                    new Standing(
                            copy == null ? null : copy.original(),
                            copy == null ? 0 : copy.overlap(),
                            confirmed.getOrDefault(source.id(), 0),
                            refuted.getOrDefault(source.id(), 0));
            if (!standing.saysTheSameAs(before.getOrDefault(source.id(), Standing.NEW))) {
                database.put(source.id(), standing);
                database.reassess(source.id());
            }
        }
        assessor.lookNow();
    }

    /// Returns of how many indicators a sample takes one.
    static int step(JdbcStandings database) {
        return Math.toIntExact(Math.max(1, database.indicators() / SAMPLE));
    }

    private Map<Long, Integer> reporters(Says says) {
        List<Indicator> judged = decisions.that(says);
        List<Long> numbers = feeds.find(judged).stream().map(KnownIndicator::id).toList();
        return numbers.isEmpty() ? Map.of() : database.reporters(numbers);
    }
}
