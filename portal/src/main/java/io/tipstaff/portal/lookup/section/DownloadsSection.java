package io.tipstaff.portal.lookup.section;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tipstaff.indicator.Kind;
import io.tipstaff.portal.lookup.LookupSection;
import io.tipstaff.portal.lookup.SectionQuestion;
import io.tipstaff.portal.relation.Node;
import io.tipstaff.portal.relation.NodeView;
import io.tipstaff.portal.relation.Relations;
import io.tipstaff.portal.relation.Thing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// How the object spreads, as sources state it: what redirects, downloads, drops and communicates
/// on the way to it and from it.
@Component
@Order(70)
class DownloadsSection implements LookupSection {

    /// @param thing key of the object, to go on from in the graph
    /// @param cut whether there is more than was followed
    record Downloads(
            String thing,
            List<Stop> nodes,
            List<Way> edges,
            boolean cut,
            @JsonIgnore ChainPicture picture) {}

    /// @param distance from the object: below 0 before it, above 0 behind it
    record Stop(NodeView node, int distance) {}

    /// @param firstSeen null if nobody says
    /// @param lastSeen null if nobody says
    record Way(
            NodeView from,
            String relation,
            String label,
            NodeView to,
            @Nullable Instant firstSeen,
            @Nullable Instant lastSeen,
            String saidBy) {}

    private final Relations relations;

    DownloadsSection(Relations relations) {
        this.relations = relations;
    }

    @Override
    public String name() {
        return "downloads";
    }

    @Override
    public Place place() {
        return Place.BELOW;
    }

    @Override
    public boolean appliesTo(Kind kind) {
        return true;
    }

    @Override
    public Downloads tell(SectionQuestion question) {
        Thing start = Thing.of(question.object());
        Chain chain = Chain.from(start, relations, question.person());
        Map<Thing, NodeView> views =
                chain.nodes().stream()
                        .collect(
                                Collectors.toMap(
                                        one -> one.node().thing(), one -> NodeView.of(one.node())));
        return new Downloads(
                start.key(),
                chain.nodes().stream()
                        .map(one -> new Stop(NodeView.of(one.node()), one.distance()))
                        .toList(),
                chain.edges().stream().map(edge -> way(edge, views)).toList(),
                chain.isCut(),
                ChainPicture.of(chain.nodes(), chain.edges()));
    }

    private static Way way(Chain.Edge edge, Map<Thing, NodeView> views) {
        return new Way(
                views.getOrDefault(edge.from(), NodeView.of(Node.of(edge.from()))),
                edge.relation().code(),
                edge.relation().label(),
                views.getOrDefault(edge.to(), NodeView.of(Node.of(edge.to()))),
                edge.firstSeen(),
                edge.lastSeen(),
                edge.saidBy());
    }
}
