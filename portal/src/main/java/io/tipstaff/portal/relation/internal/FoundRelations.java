package io.tipstaff.portal.relation.internal;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.database.Slice;
import io.tipstaff.portal.feeds.Feeds;
import io.tipstaff.portal.feeds.Zone;
import io.tipstaff.portal.geography.Country;
import io.tipstaff.portal.relation.Link;
import io.tipstaff.portal.relation.Node;
import io.tipstaff.portal.relation.Relation;
import io.tipstaff.portal.relation.Relations;
import io.tipstaff.portal.relation.Thing;
import io.tipstaff.portal.reports.Reports;
import io.tipstaff.portal.shell.NotFoundException;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Puts together what the pivots find, and says how dangerous it is.
@Service
class FoundRelations implements Relations {

    private final List<Pivot> pivots;
    private final Feeds feeds;
    private final Reports reports;
    private final JdbcDetectionLinks detections;
    private final JdbcSourceNames sources;

    FoundRelations(
            List<Pivot> pivots,
            Feeds feeds,
            Reports reports,
            JdbcDetectionLinks detections,
            JdbcSourceNames sources) {
        this.pivots = List.copyOf(pivots);
        this.feeds = feeds;
        this.reports = reports;
        this.detections = detections;
        this.sources = sources;
    }

    @Override
    public Node node(Thing thing, Person person) {
        Optional<Node> node =
                switch (thing.type()) {
                    case REPORT ->
                            reports.find(UUID.fromString(thing.value()), person)
                                    .map(ReportPivot::node);
                    case SOURCE ->
                            sources.name(Long.parseLong(thing.value()))
                                    .map(name -> Node.of(thing, name));
                    case DETECTION ->
                            detections
                                    .find(Long.parseLong(thing.value()))
                                    .map(DetectionPivot::node);
                    case COUNTRY ->
                            Country.of(thing.value()).map(one -> Node.of(thing, one.name()));
                    case SYSTEM -> Optional.of(Node.of(thing, "AS" + thing.value()));
                    default -> Optional.of(Node.of(thing));
                };
        return zoned(node.orElseThrow(() -> new NotFoundException("no such thing: " + thing)));
    }

    private Node zoned(Node node) {
        return zoned(node, feeds.zones(Subject.indicators(node.thing())));
    }

    private static Node zoned(Node node, Map<Indicator, Zone> zones) {
        return Subject.indicators(node.thing()).stream()
                .flatMap(one -> Optional.ofNullable(zones.get(one)).stream())
                .max(Comparator.naturalOrder())
                .map(zone -> new Node(node.thing(), node.label(), zone))
                .orElse(node);
    }

    @Override
    public Map<Relation, Long> counts(Thing thing, Person person) {
        Subject subject = subject(thing, person);
        Map<Relation, Long> counts = new EnumMap<>(Relation.class);
        for (Relation relation : Relation.from(thing.type())) {
            long count = pivot(relation, thing).count(relation, subject, MOST + 1);
            if (count > 0) {
                counts.put(relation, count);
            }
        }
        return counts;
    }

    @Override
    public Slice<Link> list(
            Relation relation, Thing thing, Person person, @Nullable String after, int limit) {
        if (!relation.starts().contains(thing.type())) {
            throw new IllegalArgumentException(
                    "a " + thing.type().label() + " has no " + relation.label());
        }
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException(
                    "limit must be between 1 and " + MOST + ": " + limit);
        }
        int offset = offset(after);
        int wanted = Math.min(limit, MOST - offset);
        List<Link> found =
                pivot(relation, thing).list(relation, subject(thing, person), offset, wanted + 1);
        boolean more = found.size() > wanted && offset + wanted < MOST;
        List<Link> page = found.stream().limit(wanted).toList();
        return new Slice<>(zoned(page), more ? Integer.toString(offset + wanted) : null);
    }

    private static int offset(@Nullable String after) {
        if (after == null) {
            return 0;
        }
        if (!after.matches("[0-9]{1,5}") || Integer.parseInt(after) >= MOST) {
            throw new IllegalArgumentException("not a cursor: " + after);
        }
        return Integer.parseInt(after);
    }

    private Subject subject(Thing thing, Person person) {
        return new Subject(thing, person, feeds.find(Subject.indicators(thing)));
    }

    private Pivot pivot(Relation relation, Thing thing) {
        return pivots.stream()
                .filter(one -> one.follows(relation, thing.type()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody knows " + relation.code()));
    }

    private List<Link> zoned(List<Link> links) {
        List<Indicator> all =
                links.stream()
                        .map(link -> Subject.indicators(link.to().thing()))
                        .flatMap(Collection::stream)
                        .distinct()
                        .toList();
        Map<Indicator, Zone> zones = feeds.zones(all);
        return links.stream()
                .map(
                        link ->
                                new Link(
                                        link.relation(),
                                        link.from(),
                                        zoned(link.to(), zones),
                                        link.firstSeen(),
                                        link.lastSeen(),
                                        link.saidBy()))
                .toList();
    }
}
