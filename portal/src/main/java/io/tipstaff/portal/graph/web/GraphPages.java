package io.tipstaff.portal.graph.web;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.graph.internal.Graphs;
import io.tipstaff.portal.relation.Relation;
import io.tipstaff.portal.relation.ThingType;
import io.tipstaff.portal.shell.Capability;
import io.tipstaff.portal.shell.NavigationEntry;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The page of the research graph. What happens on it is done by its script over the REST API.
@Controller
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class GraphPages {

    private final Graphs graphs;

    GraphPages(Graphs graphs) {
        this.graphs = graphs;
    }

    /// @param start key of a thing to start from, or an indicator as it is written
    /// @param expand code of a relation to follow at once
    /// @param id of a graph to open
    @GetMapping("/graph")
    String graph(
            @RequestParam(defaultValue = "") String start,
            @RequestParam(defaultValue = "") String expand,
            @RequestParam(required = false) @Nullable UUID id,
            @AuthenticationPrincipal Person me,
            Model model) {
        model.addAttribute("start", start);
        model.addAttribute("expand", expand);
        model.addAttribute("opened", id == null ? null : graphs.find(id, me));
        model.addAttribute("graphs", graphs.list(me));
        model.addAttribute("relations", Relation.values());
        model.addAttribute("types", ThingType.values());
        return "graph/graph";
    }

    @Configuration(proxyBeanMethods = false)
    static class Declarations {

        @Bean
        NavigationEntry graphEntry() {
            return NavigationEntry.forRoles(Capability.GRAPH, "/graph", "OPERATOR", "ANALYST");
        }
    }
}
