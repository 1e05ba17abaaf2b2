package io.tipstaff.portal.similarity.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.portal.database.Slice;
import io.tipstaff.portal.shell.ApiPage;
import io.tipstaff.portal.similarity.internal.Cluster;
import io.tipstaff.portal.similarity.internal.Kit;
import io.tipstaff.portal.similarity.internal.Member;
import io.tipstaff.portal.similarity.internal.SharedHub;
import io.tipstaff.portal.similarity.internal.SimilarGroups;
import io.tipstaff.portal.similarity.internal.SimilarGroups.ClusterFilter;
import io.tipstaff.portal.similarity.internal.Similarities;
import io.tipstaff.portal.similarity.web.SimilarityViews.ClusterView;
import io.tipstaff.portal.similarity.web.SimilarityViews.HubView;
import io.tipstaff.portal.similarity.web.SimilarityViews.KitView;
import io.tipstaff.portal.similarity.web.SimilarityViews.MemberView;
import io.tipstaff.portal.similarity.web.SimilarityViews.NearKitView;
import io.tipstaff.portal.similarity.web.SimilarityViews.SimilarView;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What is alike, for programs.
@RestController
@RequestMapping("/api/v1/similarity")
@Tag(name = "Similarity")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class SimilarityApi {

    private static final int MAX_VALUE = 8_300;

    private final SimilarGroups groups;
    private final Similarities similarities;

    SimilarityApi(SimilarGroups groups, Similarities similarities) {
        this.groups = groups;
        this.similarities = similarities;
    }

    @GetMapping
    @Operation(
            summary =
                    "What is alike to an indicator, or to a TLSH digest: kit, cluster, near files, how generated its name looks")
    SimilarView of(
            @RequestParam @Size(min = 1, max = MAX_VALUE) String value,
            @RequestParam(defaultValue = "100") int distance) {
        return SimilarView.of(similarities.of(value, distance));
    }

    @GetMapping("/kits")
    @Operation(summary = "Kits: URLs of one shape on several sites, the most telling first")
    ApiPage<KitView> kits(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "2") int sites,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        Slice<Kit> page = groups.kits(q, sites, after, ApiPage.checkedLimit(limit));
        return new ApiPage<>(page.rows().stream().map(KitView::of).toList(), page.next());
    }

    @GetMapping("/kits/{id}")
    @Operation(summary = "One kit")
    KitView kit(@PathVariable String id) {
        return KitView.of(groups.kit(id));
    }

    @GetMapping("/kits/{id}/urls")
    @Operation(summary = "The URLs of a kit, the most dangerous first")
    ApiPage<MemberView> urls(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        groups.kit(id);
        return members(groups.urls(id, after, ApiPage.checkedLimit(limit)));
    }

    @GetMapping("/kits/{id}/near")
    @Operation(summary = "Kits that have at least half of their features in common with one")
    ApiPage<NearKitView> near(@PathVariable String id) {
        return new ApiPage<>(
                groups.near(groups.kit(id)).stream().map(NearKitView::of).toList(), null);
    }

    @GetMapping("/clusters")
    @Operation(summary = "Indicators connected by what they share, the largest clusters first")
    ApiPage<ClusterView> clusters(
            @RequestParam(defaultValue = "") String zone,
            @RequestParam(defaultValue = "") String tie,
            @RequestParam(defaultValue = "") String threat,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        Slice<Cluster> page =
                groups.clusters(
                        ClusterFilter.of(zone, tie, threat), after, ApiPage.checkedLimit(limit));
        return new ApiPage<>(page.rows().stream().map(ClusterView::of).toList(), page.next());
    }

    @GetMapping("/clusters/{id}")
    @Operation(summary = "One cluster")
    ClusterView cluster(@PathVariable long id) {
        return ClusterView.of(groups.cluster(id));
    }

    @GetMapping("/clusters/{id}/members")
    @Operation(summary = "The members of a cluster, the most dangerous first")
    ApiPage<MemberView> members(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        groups.cluster(id);
        return members(groups.members(id, after, ApiPage.checkedLimit(limit)));
    }

    @GetMapping("/clusters/{id}/hubs")
    @Operation(summary = "By what the members of a cluster are connected, at most a hundred")
    ApiPage<HubView> hubs(@PathVariable long id) {
        groups.cluster(id);
        List<SharedHub> hubs = groups.hubs(id);
        return new ApiPage<>(hubs.stream().map(HubView::of).toList(), null);
    }

    private static ApiPage<MemberView> members(Slice<Member> page) {
        return new ApiPage<>(page.rows().stream().map(MemberView::of).toList(), page.next());
    }
}
