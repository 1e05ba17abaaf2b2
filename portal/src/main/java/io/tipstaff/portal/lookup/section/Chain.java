package io.tipstaff.portal.lookup.section;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.database.Slice;
import io.tipstaff.portal.relation.Link;
import io.tipstaff.portal.relation.Node;
import io.tipstaff.portal.relation.Relation;
import io.tipstaff.portal.relation.Relations;
import io.tipstaff.portal.relation.Thing;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Follows downloads, drops, redirections and communication from an object: against their direction
/// to where it came from, along it to what came of it. It never turns, so the siblings of what lies
/// on the way stay out.
///
/// The hashes of one file are one node, by the first of them that was met.
final class Chain {

    private static final int FAR = 4;
    private static final int MOST_NODES = 24;
    private static final int MOST_LINKS = 6;
    private static final int MOST_HASHES = 10;

    private static final List<Relation> FORWARD =
            List.of(
                    Relation.REDIRECTS_TO,
                    Relation.DOWNLOADS,
                    Relation.DROPS,
                    Relation.COMMUNICATES_WITH);
    private static final Map<Relation, Relation> BACK =
            new EnumMap<>(
                    Map.of(
                            Relation.REDIRECTED_FROM, Relation.REDIRECTS_TO,
                            Relation.DOWNLOADED_FROM, Relation.DOWNLOADS,
                            Relation.DROPPED_BY, Relation.DROPS,
                            Relation.CONTACTED_BY, Relation.COMMUNICATES_WITH));

    /// A node and how far it is from the object: below 0 before it, above 0 behind it.
    record Placed(Node node, int distance) {}

    /// Something that leads on, read in its own direction.
    ///
    /// @param firstSeen null if nobody says
    /// @param lastSeen null if nobody says
    record Edge(
            Thing from,
            Relation relation,
            Thing to,
            @Nullable Instant firstSeen,
            @Nullable Instant lastSeen,
            String saidBy) {

        private boolean connects(Edge other) {
            return from.equals(other.from) && to.equals(other.to) && relation == other.relation;
        }
    }

    private final Relations relations;
    private final Person person;
    private final Map<Thing, Placed> nodes = new LinkedHashMap<>();
    private final Map<Thing, Thing> aliases = new LinkedHashMap<>();
    private final Set<Edge> edges = new LinkedHashSet<>();
    private boolean cut;

    private Chain(Relations relations, Person person) {
        this.relations = relations;
        this.person = person;
    }

    static Chain from(Thing start, Relations relations, Person person) {
        var chain = new Chain(relations, person);
        chain.place(relations.node(start, person), 0);
        chain.follow(start, List.copyOf(BACK.keySet()), -1);
        chain.follow(start, FORWARD, 1);
        return chain;
    }

    List<Placed> nodes() {
        return List.copyOf(nodes.values());
    }

    /// Returns the edges in their direction, from where it came to what it leads to.
    List<Edge> edges() {
        return edges.stream().sorted(Comparator.comparingInt(this::distance)).toList();
    }

    private int distance(Edge edge) {
        Placed from = nodes.get(edge.from());
        return from == null ? 0 : from.distance();
    }

    /// Says whether there is more than was followed.
    boolean isCut() {
        return cut;
    }

    private void follow(Thing start, List<Relation> along, int step) {
        Deque<Placed> waiting = new ArrayDeque<>();
        Optional.ofNullable(nodes.get(start)).ifPresent(waiting::add);
        while (!waiting.isEmpty()) {
            Placed at = waiting.removeFirst();
            for (Thing hash : hashesOf(at.node().thing())) {
                for (Relation relation : along) {
                    if (relation.starts().contains(hash.type())) {
                        links(relation, hash, at, step, waiting);
                    }
                }
            }
        }
    }

    private void links(Relation relation, Thing start, Placed at, int step, Deque<Placed> waiting) {
        Slice<Link> found = relations.list(relation, start, person, null, MOST_LINKS);
        cut |= found.next() != null;
        for (Link link : found.rows()) {
            Optional<Thing> known = known(link.to().thing());
            int distance = at.distance() + step;
            if (known.isEmpty() && (Math.abs(distance) > FAR || nodes.size() >= MOST_NODES)) {
                cut = true;
                continue;
            }
            if (known.isEmpty()) {
                waiting.add(place(link.to(), distance));
            }
            Thing other = known.orElse(link.to().thing());
            add(edge(link, at.node().thing(), other));
        }
    }

    private Placed place(Node node, int distance) {
        var placed = new Placed(node, distance);
        nodes.put(node.thing(), placed);
        for (Thing hash : otherHashes(node.thing())) {
            aliases.putIfAbsent(hash, node.thing());
        }
        return placed;
    }

    private Optional<Thing> known(Thing thing) {
        return nodes.containsKey(thing)
                ? Optional.of(thing)
                : Optional.ofNullable(aliases.get(thing));
    }

    private List<Thing> hashesOf(Thing thing) {
        Set<Thing> all = new LinkedHashSet<>(List.of(thing));
        aliases.forEach(
                (alias, of) -> {
                    if (of.equals(thing)) {
                        all.add(alias);
                    }
                });
        return List.copyOf(all);
    }

    private List<Thing> otherHashes(Thing thing) {
        return Relation.SAME_FILE.starts().contains(thing.type())
                ? relations
                        .list(Relation.SAME_FILE, thing, person, null, MOST_HASHES)
                        .rows()
                        .stream()
                        .map(link -> link.to().thing())
                        .toList()
                : List.of();
    }

    private static Edge edge(Link link, Thing from, Thing to) {
        Relation forward = BACK.get(link.relation());
        return forward == null
                ? new Edge(
                        from, link.relation(), to, link.firstSeen(), link.lastSeen(), link.saidBy())
                : new Edge(to, forward, from, link.firstSeen(), link.lastSeen(), link.saidBy());
    }

    /// Hashes of one file bring the same statement several times.
    private void add(Edge edge) {
        if (!edge.from().equals(edge.to()) && edges.stream().noneMatch(edge::connects)) {
            edges.add(edge);
        }
    }
}
