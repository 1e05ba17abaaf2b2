package io.tipstaff.portal.similarity.internal;

import io.tipstaff.indicator.DomainName;
import io.tipstaff.indicator.FileHash;
import io.tipstaff.indicator.HostName;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.Names;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.indicator.ParseResult.Refused;
import io.tipstaff.indicator.Url;
import io.tipstaff.portal.feeds.Feeds;
import io.tipstaff.portal.feeds.KnownIndicator;
import io.tipstaff.portal.generated.GeneratedNames;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Finds what is alike to one object. Thread-safe.
@Service
public class Similarities {

    /// Digests farther than this have as good as nothing in common.
    public static final int FARTHEST = 100;

    private static final int NEIGHBOURS = 50;
    private static final int FILES = 3;

    private record Loaded(long changes, TlshIndex index) {}

    private final Feeds feeds;
    private final JdbcKits kits;
    private final JdbcClusters clusters;
    private final SimilarGroups groups;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile Loaded loaded = new Loaded(0, TlshIndex.EMPTY);

    Similarities(Feeds feeds, JdbcKits kits, JdbcClusters clusters, SimilarGroups groups) {
        this.feeds = feeds;
        this.kits = kits;
        this.clusters = clusters;
        this.groups = groups;
    }

    /// Finds what is alike to an indicator in whatever way it is written, or to a TLSH digest.
    ///
    /// @param within the greatest distance of digests, at most [#FARTHEST]
    /// @throws IllegalArgumentException if it is neither
    public Similar of(String text, int within) {
        if (within < 0 || within > FARTHEST) {
            throw new IllegalArgumentException(
                    "a distance is from 0 to " + FARTHEST + ": " + within);
        }
        Optional<TlshDigest> digest = TlshDigest.parse(text);
        if (digest.isPresent()) {
            return new Similar(
                    null, List.of(), null, List.of(), neighbours(digest.get(), within), null);
        }
        return switch (IndicatorParser.parse(text)) {
            case Parsed(Indicator indicator) -> of(indicator, within);
            case Refused(String reason) -> throw new IllegalArgumentException(reason + ": " + text);
        };
    }

    /// Finds what is alike to an indicator; digests at most `within` apart.
    public Similar of(Indicator indicator, int within) {
        List<Long> ids = feeds.find(same(indicator)).stream().map(KnownIndicator::id).toList();
        List<TlshDigest> digests =
                indicator instanceof FileHash && !ids.isEmpty() ? kits.digestsOf(ids) : List.of();
        @Nullable UrlShape shape = indicator instanceof Url url ? UrlShape.of(url.path()) : null;
        return new Similar(
                shape == null ? null : groups.of(shape).orElse(null),
                shape == null || shape.words().isEmpty() ? List.of() : groups.near(shape),
                ids.isEmpty() ? null : clusters.of(ids).orElse(null),
                digests.stream().map(TlshDigest::toString).toList(),
                digests.stream().flatMap(one -> neighbours(one, within).stream()).toList(),
                GeneratedNames.in(indicator).orElse(null));
    }

    /// A domain and the host of the same name are one thing.
    private static Set<Indicator> same(Indicator indicator) {
        Set<Indicator> same = new LinkedHashSet<>(List.of(indicator));
        if (indicator instanceof DomainName(String name)) {
            same.add(new HostName(name));
        } else if (indicator instanceof HostName(String name) && !Names.isPublicSuffix(name)) {
            same.add(new DomainName(name));
        }
        return same;
    }

    private List<Neighbour> neighbours(TlshDigest digest, int within) {
        List<Neighbour> neighbours = new ArrayList<>();
        List<Member> same = kits.files(digest, FILES);
        if (!same.isEmpty()) {
            neighbours.add(new Neighbour(digest.toString(), 0, same));
        }
        for (TlshIndex.Near near : index().near(digest, within, NEIGHBOURS)) {
            List<Member> files = kits.files(near.digest(), FILES);
            if (!files.isEmpty()) {
                neighbours.add(new Neighbour(near.digest().toString(), near.distance(), files));
            }
        }
        return neighbours;
    }

    /// Read anew by whoever asks first after a change; others wait for it.
    private TlshIndex index() {
        long changes = kits.digestChanges();
        if (loaded.changes() != changes) {
            loading.lock();
            try {
                if (loaded.changes() != changes) {
                    loaded = new Loaded(changes, new TlshIndex(kits.digests(TlshIndex.MOST)));
                }
            } finally {
                loading.unlock();
            }
        }
        return loaded.index();
    }
}
