package io.tipstaff.portal.similarity.internal;

import io.tipstaff.portal.database.Slice;
import io.tipstaff.portal.feeds.Zone;
import io.tipstaff.portal.shell.NotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Kits and clusters for pages and programs. What is marked TLP:RED is in none.
@Service
public class SimilarGroups {

    /// Which clusters are wanted.
    ///
    /// @param zone null for any
    /// @param tie by which members are connected; null for any
    /// @param threat named by sources; empty for any
    public record ClusterFilter(@Nullable Zone zone, @Nullable Tie tie, String threat) {

        /// Reads what was asked for; empty texts stand for any.
        ///
        /// @throws IllegalArgumentException if there is no such zone or tie
        public static ClusterFilter of(String zone, String tie, String threat) {
            return new ClusterFilter(
                    zone.isEmpty() ? null : JdbcKits.zone(zone),
                    tie.isEmpty()
                            ? null
                            : Tie.ofCode(tie)
                                    .orElseThrow(
                                            () ->
                                                    new IllegalArgumentException(
                                                            "no such tie: " + tie)),
                    threat.strip());
        }
    }

    private static final int DEEPEST = 1_000_000;
    private static final int NEAR_ASKED = 200;
    private static final int NEAR_SHOWN = 20;
    private static final double NEAR = 0.5;
    private static final int HUBS = 100;

    private final JdbcKits kits;
    private final JdbcClusters clusters;

    SimilarGroups(JdbcKits kits, JdbcClusters clusters) {
        this.kits = kits;
        this.clusters = clusters;
    }

    /// Lists kits, the most telling on most sites first.
    ///
    /// @param text in the shape; empty for any
    /// @param sites at least so many
    /// @param after [Slice#next] of the page before; null for the first page
    public Slice<Kit> kits(String text, int sites, @Nullable String after, int limit) {
        int offset = offset(after);
        return slice(kits.list(text, sites, offset, limit + 1), offset, limit);
    }

    /// Returns one kit.
    public Kit kit(String id) {
        return kits.find(Kit.fingerprint(id))
                .orElseThrow(() -> new NotFoundException("no such kit: " + id));
    }

    /// Lists the URLs of a kit, the most dangerous first.
    public Slice<Member> urls(String kit, @Nullable String after, int limit) {
        int offset = offset(after);
        return slice(kits.urls(Kit.fingerprint(kit), offset, limit + 1), offset, limit);
    }

    /// Lists other kits that have at least half of the features in common, the likest first.
    public List<NearKit> near(Kit kit) {
        return near(UrlShape.of(kit.shape()));
    }

    List<NearKit> near(UrlShape shape) {
        List<NearKit> near = new ArrayList<>();
        for (Kit other : kits.inBands(Bands.of(shape.features()), NEAR_ASKED)) {
            double likeness = shape.likeness(UrlShape.of(other.shape()));
            if (likeness >= NEAR && !other.shape().equals(shape.text())) {
                near.add(new NearKit(other, likeness));
            }
        }
        near.sort((a, b) -> Double.compare(b.likeness(), a.likeness()));
        return near.stream().limit(NEAR_SHOWN).toList();
    }

    Optional<Kit> of(UrlShape shape) {
        return kits.find(shape.fingerprint());
    }

    /// Lists clusters, the largest first.
    public Slice<Cluster> clusters(ClusterFilter filter, @Nullable String after, int limit) {
        int offset = offset(after);
        return slice(clusters.list(filter, offset, limit + 1), offset, limit);
    }

    /// Returns one cluster.
    public Cluster cluster(long id) {
        return clusters.find(id).orElseThrow(() -> new NotFoundException("no such cluster: " + id));
    }

    /// Lists the members of a cluster, the most dangerous first.
    public Slice<Member> members(long cluster, @Nullable String after, int limit) {
        int offset = offset(after);
        return slice(clusters.members(cluster, offset, limit + 1), offset, limit);
    }

    /// Lists by what the members of a cluster are connected, what most share first, at most a
    /// hundred.
    public List<SharedHub> hubs(long cluster) {
        return clusters.hubs(cluster, HUBS);
    }

    private static int offset(@Nullable String after) {
        if (after == null || after.isEmpty()) {
            return 0;
        }
        if (!after.matches("[0-9]{1,7}") || Integer.parseInt(after) > DEEPEST) {
            throw new IllegalArgumentException("not a cursor: " + after);
        }
        return Integer.parseInt(after);
    }

    private static <T> Slice<T> slice(List<T> found, int offset, int limit) {
        boolean more = found.size() > limit;
        return new Slice<>(
                more ? found.subList(0, limit) : found,
                more ? Integer.toString(offset + limit) : null);
    }
}
