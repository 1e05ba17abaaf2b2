package io.tipstaff.portal.similarity.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tipstaff.portal.generated.GeneratedName;
import io.tipstaff.portal.similarity.internal.Cluster;
import io.tipstaff.portal.similarity.internal.Kit;
import io.tipstaff.portal.similarity.internal.Member;
import io.tipstaff.portal.similarity.internal.NearKit;
import io.tipstaff.portal.similarity.internal.Neighbour;
import io.tipstaff.portal.similarity.internal.SharedHub;
import io.tipstaff.portal.similarity.internal.Similar;
import io.tipstaff.portal.similarity.internal.Tie;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is alike, as the API gives it.
interface SimilarityViews {

    /// @param bits how telling its shape is
    record KitView(
            String id,
            String shape,
            int urls,
            int sites,
            double bits,
            String zone,
            List<String> threats,
            @Nullable Instant firstSeen,
            @Nullable Instant lastSeen) {

        static KitView of(Kit kit) {
            return new KitView(
                    kit.id(),
                    kit.shape(),
                    kit.urls(),
                    kit.sites(),
                    Math.round(kit.bits() * 10) / 10.0,
                    kit.zone().code(),
                    kit.threats(),
                    kit.firstSeen(),
                    kit.lastSeen());
        }
    }

    /// @param likeness part of all features that both have, 0 to 1
    record NearKitView(KitView kit, double likeness) {

        static NearKitView of(NearKit near) {
            return new NearKitView(
                    KitView.of(near.kit()), Math.round(near.likeness() * 100) / 100.0);
        }
    }

    record MemberView(
            String kind,
            String value,
            String zone,
            int score,
            List<String> threats,
            Instant firstSeen,
            Instant lastSeen) {

        static MemberView of(Member member) {
            return new MemberView(
                    member.kind().code(),
                    member.value(),
                    member.zone().code(),
                    member.score(),
                    member.threats(),
                    member.firstSeen(),
                    member.lastSeen());
        }
    }

    /// @param zones how many members are in each
    /// @param ties by what they are connected
    record ClusterView(
            long id,
            int members,
            int sites,
            int score,
            String zone,
            Map<String, Integer> zones,
            List<String> ties,
            List<String> threats,
            Instant firstSeen,
            Instant lastSeen) {

        static ClusterView of(Cluster cluster) {
            Map<String, Integer> zones = new TreeMap<>();
            cluster.zones().forEach((zone, count) -> zones.put(zone.code(), count));
            return new ClusterView(
                    cluster.id(),
                    cluster.members(),
                    cluster.sites(),
                    cluster.score(),
                    cluster.zone().code(),
                    zones,
                    cluster.ties().stream().map(Tie::code).toList(),
                    cluster.threats(),
                    cluster.firstSeen(),
                    cluster.lastSeen());
        }
    }

    /// @param hub what is shared; for objects and statements a key without meaning
    record HubView(String tie, String hub, int members) {

        static HubView of(SharedHub hub) {
            return new HubView(hub.tie().code(), hub.hub(), hub.members());
        }
    }

    /// @param meaning `nearly-the-same`, `much-in-common` or `some-in-common`
    record NeighbourView(String tlsh, int distance, String meaning, List<MemberView> files) {

        static NeighbourView of(Neighbour neighbour) {
            return new NeighbourView(
                    neighbour.tlsh(),
                    neighbour.distance(),
                    neighbour.meaning().code(),
                    neighbour.files().stream().map(MemberView::of).toList());
        }
    }

    /// @param telling whether it weighs in the score
    record NameView(String label, double probability, boolean telling, String reason) {

        static NameView of(GeneratedName name) {
            return new NameView(
                    name.label(),
                    Math.round(name.probability() * 1_000) / 1_000.0,
                    name.isTelling(),
                    name.reason());
        }
    }

    record SimilarView(
            @Nullable KitView kit,
            List<NearKitView> near,
            @Nullable ClusterView cluster,
            List<String> digests,
            List<NeighbourView> neighbours,
            @Nullable NameView name) {

        /// Says whether there is nothing to show.
        @JsonIgnore
        public boolean isEmpty() {
            return kit == null
                    && near.isEmpty()
                    && cluster == null
                    && digests.isEmpty()
                    && neighbours.isEmpty()
                    && (name == null || !name.telling());
        }

        static SimilarView of(Similar similar) {
            return new SimilarView(
                    similar.kit() == null ? null : KitView.of(similar.kit()),
                    similar.near().stream().map(NearKitView::of).toList(),
                    similar.cluster() == null ? null : ClusterView.of(similar.cluster()),
                    similar.digests(),
                    similar.neighbours().stream().map(NeighbourView::of).toList(),
                    similar.name() == null ? null : NameView.of(similar.name()));
        }
    }
}
