package io.tipstaff.portal.graph.internal;

import io.tipstaff.portal.feeds.Zone;
import io.tipstaff.portal.relation.Relation;
import io.tipstaff.portal.relation.Thing;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a graph holds: things where they lie, and links between them. What it is made from was
/// found by the relations; what somebody notes at a thing is theirs.
public record GraphDocument(List<GraphThing> things, List<GraphLink> links) {

    /// Most things of one graph.
    public static final int MAX_THINGS = 10_000;

    /// Most links of one graph.
    public static final int MAX_LINKS = 40_000;

    private static final int MAX_TEXT = 4_000;

    /// A thing in the picture.
    ///
    /// @param thing its key
    /// @param zone code of the zone when it was found
    /// @param x where it lies, to the right
    /// @param y where it lies, downwards
    /// @param pinned whether it stays where it lies when others are arranged
    /// @param hidden whether it is left out of the picture
    /// @param note of whoever works with the graph; empty for none
    public record GraphThing(
            String thing,
            String label,
            String zone,
            double x,
            double y,
            boolean pinned,
            boolean hidden,
            String note) {

        private static final double FAR = 10_000_000;
        private static final Set<String> ZONES =
                Arrays.stream(Zone.values()).map(Zone::code).collect(Collectors.toSet());

        public GraphThing {
            thing = Thing.parse(Objects.requireNonNullElse(thing, "")).key();
            label = checked(label, "label");
            note = checked(note, "note");
            zone = Objects.requireNonNullElse(zone, Zone.GREY.code());
            if (!ZONES.contains(zone)) {
                throw new IllegalArgumentException("no such zone: " + zone);
            }
            if (!(Math.abs(x) < FAR && Math.abs(y) < FAR)) {
                throw new IllegalArgumentException("too far away: " + thing);
            }
        }
    }

    /// A link in the picture.
    ///
    /// @param relation its code
    /// @param from key of a thing of this graph
    /// @param to key of a thing of this graph
    public record GraphLink(
            String relation,
            String from,
            String to,
            @Nullable Instant firstSeen,
            @Nullable Instant lastSeen,
            String saidBy) {

        public GraphLink {
            String code = Objects.requireNonNullElse(relation, "");
            if (Relation.ofCode(code).isEmpty()) {
                throw new IllegalArgumentException("no such relation: " + code);
            }
            saidBy = checked(saidBy, "source");
        }

        /// Returns the relation.
        public Relation kind() {
            return Relation.ofCode(relation).orElseThrow();
        }
    }

    public GraphDocument {
        things = things == null ? List.of() : List.copyOf(things);
        links = links == null ? List.of() : List.copyOf(links);
        if (things.size() > MAX_THINGS || links.size() > MAX_LINKS) {
            throw new IllegalArgumentException(
                    "a graph holds at most " + MAX_THINGS + " things and " + MAX_LINKS + " links");
        }
        Set<String> keys = new HashSet<>();
        for (GraphThing one : things) {
            if (!keys.add(one.thing())) {
                throw new IllegalArgumentException("twice in the graph: " + one.thing());
            }
        }
        for (GraphLink link : links) {
            if (!keys.contains(link.from()) || !keys.contains(link.to())) {
                throw new IllegalArgumentException(
                        "a link to what is not in the graph: " + link.from() + " to " + link.to());
            }
        }
    }

    private static String checked(@Nullable String text, String what) {
        String given = text == null ? "" : text;
        if (given.length() > MAX_TEXT || given.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a " + what + " is too long or has NUL in it");
        }
        return given;
    }
}
