package io.tipstaff.portal.detection.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tipstaff.portal.feeds.Assessment;
import io.tipstaff.portal.feeds.FeedImported;
import io.tipstaff.portal.feeds.Feeds;
import io.tipstaff.portal.feeds.KnownIndicator;
import io.tipstaff.portal.feeds.Observation;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// What detections say about an indicator, remembered for a while: the same few match again and
/// again.
@Component
class Knowledge {

    private static final int MAX_REMEMBERED = 100_000;

    /// @param zone code of its zone
    record Summary(String zone, int score, List<String> feeds, List<String> threats) {}

    private final Feeds feeds;
    private final Cache<Long, Summary> remembered =
            Caffeine.newBuilder()
                    .maximumSize(MAX_REMEMBERED)
                    .expireAfterWrite(Duration.ofMinutes(10))
                    .build();

    Knowledge(Feeds feeds) {
        this.feeds = feeds;
    }

    /// Returns a summary for each of the numbers that is known.
    Map<Long, Summary> of(Collection<Long> ids) {
        return remembered.getAll(Set.copyOf(ids), this::load);
    }

    private Map<Long, Summary> load(Set<? extends Long> ids) {
        return feeds.byId(Set.copyOf(ids)).stream()
                .collect(Collectors.toMap(KnownIndicator::id, this::summary));
    }

    private Summary summary(KnownIndicator known) {
        Assessment assessment = feeds.assess(known);
        List<Observation> current =
                known.observations().stream().filter(Observation::isCurrent).toList();
        return new Summary(
                assessment.zone().code(),
                assessment.score(),
                current.stream().map(Observation::sourceName).distinct().toList(),
                current.stream()
                        .flatMap(said -> said.context().threats().stream())
                        .distinct()
                        .limit(10)
                        .toList());
    }

    @TransactionalEventListener
    void on(FeedImported imported) {
        remembered.invalidateAll();
    }
}
