package io.tipstaff.portal.relation.internal;

import io.tipstaff.portal.relation.Link;
import io.tipstaff.portal.relation.Node;
import io.tipstaff.portal.relation.Relation;
import io.tipstaff.portal.relation.Thing;
import io.tipstaff.portal.relation.ThingType;
import java.util.List;
import org.springframework.stereotype.Component;

/// What was found in events of the agency.
@Component
class DetectionPivot implements Pivot {

    private final JdbcDetectionLinks database;

    DetectionPivot(JdbcDetectionLinks database) {
        this.database = database;
    }

    @Override
    public boolean follows(Relation relation, ThingType from) {
        return relation == Relation.DETECTIONS || from == ThingType.DETECTION;
    }

    @Override
    public List<Link> list(Relation relation, Subject subject, int offset, int limit) {
        Thing thing = subject.thing();
        return relation == Relation.DETECTIONS
                ? database.of(subject.ids(), offset, limit).stream()
                        .map(one -> link(relation, thing, node(one), one))
                        .toList()
                : database.find(Long.parseLong(thing.value())).stream()
                        .skip(offset)
                        .map(one -> link(relation, thing, Node.of(Thing.of(one.indicator())), one))
                        .toList();
    }

    @Override
    public long count(Relation relation, Subject subject, int atMost) {
        return relation == Relation.DETECTIONS
                ? database.count(subject.ids(), atMost)
                : list(relation, subject, 0, atMost).size();
    }

    static Node node(JdbcDetectionLinks.Seen seen) {
        String label = seen.host() == null ? seen.source() : seen.host() + " · " + seen.source();
        return Node.of(new Thing(ThingType.DETECTION, Long.toString(seen.id())), label);
    }

    private static Link link(Relation relation, Thing from, Node to, JdbcDetectionLinks.Seen seen) {
        return new Link(relation, from, to, seen.at(), seen.at(), seen.source());
    }
}
