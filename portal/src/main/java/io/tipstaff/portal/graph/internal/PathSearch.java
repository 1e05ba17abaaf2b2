package io.tipstaff.portal.graph.internal;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.database.Slice;
import io.tipstaff.portal.relation.Link;
import io.tipstaff.portal.relation.Relation;
import io.tipstaff.portal.relation.Relations;
import io.tipstaff.portal.relation.Thing;
import io.tipstaff.portal.relation.ThingType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Looks for a shortest path between two things, from both ends at once: the side that has fewer
/// things to look at goes next.
///
/// Sources, systems and countries are no steps: half of everything is connected through them, which
/// says nothing.
@Service
public class PathSearch {

    /// Longest path.
    public static final int MAX_STEPS = 4;

    /// How many things are looked at.
    public static final int MAX_LOOKED_AT = 80;

    /// How many links of one relation are followed.
    public static final int MAX_FOLLOWED = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Set<Relation> NO_STEPS =
            Set.of(Relation.SOURCES, Relation.SYSTEM, Relation.COUNTRY, Relation.DETECTIONS);

    /// What came of a search.
    ///
    /// @param links from one end to the other; each in the direction in which it was found; empty
    ///   if there is no path or none was found
    /// @param lookedAt how many things were expanded
    /// @param gaveUp why the search is not complete; null if it is
    public record Outcome(boolean found, List<Link> links, int lookedAt, @Nullable String gaveUp) {

        public Outcome {
            links = List.copyOf(links);
        }
    }

    /// One end and what was reached from it: each thing with the link that led there.
    private static final class Side {

        private final Map<Thing, @Nullable Link> reached = new LinkedHashMap<>();
        private Set<Thing> edge = new LinkedHashSet<>();

        Side(Thing start) {
            reached.put(start, null);
            edge.add(start);
        }

        /// The links from the start to a thing, in this order.
        List<Link> to(Thing thing) {
            List<Link> links = new ArrayList<>();
            for (Link link = reached.get(thing); link != null; link = reached.get(link.from())) {
                links.add(link);
            }
            Collections.reverse(links);
            return links;
        }
    }

    private final Relations relations;

    PathSearch(Relations relations) {
        this.relations = relations;
    }

    /// Looks for a path; answers with the first that is found among the shortest.
    public Outcome find(Thing from, Thing to, Person person) {
        return from.equals(to)
                ? new Outcome(true, List.of(), 0, null)
                : new Search(person).between(new Side(from), new Side(to));
    }

    private final class Search {

        private final Person person;
        private final long begun = System.nanoTime();
        private int lookedAt;
        private @Nullable String gaveUp;

        Search(Person person) {
            this.person = person;
        }

        Outcome between(Side from, Side to) {
            for (int step = 0;
                    step < MAX_STEPS && !from.edge.isEmpty() && !to.edge.isEmpty();
                    step++) {
                boolean forward = from.edge.size() <= to.edge.size();
                @Nullable Thing met = forward ? expand(from, to) : expand(to, from);
                if (met != null) {
                    List<Link> links = new ArrayList<>(from.to(met));
                    List<Link> back = to.to(met);
                    Collections.reverse(back);
                    links.addAll(back);
                    return new Outcome(true, links, lookedAt, null);
                }
            }
            return new Outcome(false, List.of(), lookedAt, gaveUp);
        }

        /// Goes one step on from a side, and returns a thing that the other one has reached.
        private @Nullable Thing expand(Side side, Side other) {
            Set<Thing> next = new LinkedHashSet<>();
            for (Thing thing : side.edge) {
                if (isOver()) {
                    break;
                }
                lookedAt++;
                for (Relation relation : Relation.from(thing.type())) {
                    @Nullable Thing met = follow(relation, thing, side, other, next);
                    if (met != null) {
                        return met;
                    }
                }
            }
            side.edge = next;
            return null;
        }

        private @Nullable Thing follow(
                Relation relation, Thing thing, Side side, Side other, Set<Thing> next) {
            if (NO_STEPS.contains(relation) || thing.type() == ThingType.SOURCE) {
                return null;
            }
            Slice<Link> page = relations.list(relation, thing, person, null, MAX_FOLLOWED);
            if (page.next() != null) {
                gaveUp = "of some things only the first " + MAX_FOLLOWED + " links were followed";
            }
            for (Link link : page.rows()) {
                Thing reached = link.to().thing();
                if (!side.reached.containsKey(reached)) {
                    side.reached.put(reached, link);
                    next.add(reached);
                }
                if (other.reached.containsKey(reached)) {
                    return reached;
                }
            }
            return null;
        }

        private boolean isOver() {
            if (lookedAt >= MAX_LOOKED_AT) {
                gaveUp = "after " + MAX_LOOKED_AT + " things had been looked at";
                return true;
            }
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                gaveUp = "after " + PATIENCE.toSeconds() + " seconds";
                return true;
            }
            return false;
        }
    }
}
