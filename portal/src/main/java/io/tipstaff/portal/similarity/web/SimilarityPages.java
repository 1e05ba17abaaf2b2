package io.tipstaff.portal.similarity.web;

import io.tipstaff.portal.feeds.Zone;
import io.tipstaff.portal.shell.Capability;
import io.tipstaff.portal.shell.NavigationEntry;
import io.tipstaff.portal.shell.TableQuery;
import io.tipstaff.portal.similarity.internal.Cluster;
import io.tipstaff.portal.similarity.internal.Kit;
import io.tipstaff.portal.similarity.internal.SimilarGroups;
import io.tipstaff.portal.similarity.internal.SimilarGroups.ClusterFilter;
import io.tipstaff.portal.similarity.internal.Tie;
import io.tipstaff.portal.similarity.web.SimilarityViews.NearKitView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Kits and clusters.
@Controller
@RequestMapping("/similarity")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class SimilarityPages {

    private static final int LEAST_SITES = 2;

    private final SimilarGroups groups;

    SimilarityPages(SimilarGroups groups) {
        this.groups = groups;
    }

    @GetMapping
    String kits(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "2") int sites,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        model.addAttribute("q", q);
        model.addAttribute("sites", sites);
        model.addAttribute("filtered", !q.isEmpty() || sites > LEAST_SITES || after != null);
        model.addAttribute("kits", groups.kits(q, sites, after, TableQuery.PAGE));
        return "similarity/kits";
    }

    @GetMapping("/kits/{id}")
    String kit(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        Kit kit = groups.kit(id);
        model.addAttribute("kit", kit);
        model.addAttribute("near", groups.near(kit).stream().map(NearKitView::of).toList());
        model.addAttribute("urls", groups.urls(id, after, TableQuery.PAGE));
        return "similarity/kit";
    }

    @GetMapping("/clusters")
    String clusters(
            @RequestParam(defaultValue = "") String zone,
            @RequestParam(defaultValue = "") String tie,
            @RequestParam(defaultValue = "") String threat,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        model.addAttribute("zone", zone);
        model.addAttribute("tie", tie);
        model.addAttribute("threat", threat);
        model.addAttribute("zones", List.of(Zone.RED, Zone.ORANGE, Zone.YELLOW, Zone.GREY));
        model.addAttribute("ties", Tie.values());
        model.addAttribute("filtered", !(zone + tie + threat).isEmpty() || after != null);
        model.addAttribute(
                "clusters",
                groups.clusters(ClusterFilter.of(zone, tie, threat), after, TableQuery.PAGE));
        return "similarity/clusters";
    }

    @GetMapping("/clusters/{id}")
    String cluster(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        Cluster cluster = groups.cluster(id);
        model.addAttribute("cluster", cluster);
        model.addAttribute("hubs", groups.hubs(id));
        model.addAttribute("members", groups.members(id, after, TableQuery.PAGE));
        return "similarity/cluster";
    }

    @Configuration(proxyBeanMethods = false)
    static class Declarations {

        @Bean
        NavigationEntry similarityEntry() {
            return NavigationEntry.forRoles(
                    Capability.SIMILARITY, "/similarity", "OPERATOR", "ANALYST");
        }
    }
}
