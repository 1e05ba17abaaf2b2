package io.tipstaff.portal.relation.internal;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.relation.Link;
import io.tipstaff.portal.relation.Node;
import io.tipstaff.portal.relation.Relation;
import io.tipstaff.portal.relation.Thing;
import io.tipstaff.portal.relation.ThingType;
import io.tipstaff.portal.reports.Mention;
import io.tipstaff.portal.reports.Report;
import io.tipstaff.portal.reports.Reports;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// What reports say, as far as the person may read them; reading their indicators is audited as any
/// other reading.
@Component
class ReportPivot implements Pivot {

    private final Reports reports;

    ReportPivot(Reports reports) {
        this.reports = reports;
    }

    @Override
    public boolean follows(Relation relation, ThingType from) {
        return from == ThingType.REPORT || from == ThingType.ACTOR && relation == Relation.REPORTS;
    }

    @Override
    public List<Link> list(Relation relation, Subject subject, int offset, int limit) {
        return all(relation, subject.thing(), subject.person())
                .distinct()
                .skip(offset)
                .limit(limit)
                .toList();
    }

    @Override
    public long count(Relation relation, Subject subject, int atMost) {
        Thing thing = subject.thing();
        if (relation == Relation.ACTORS || relation == Relation.REPORTS) {
            return list(relation, subject, 0, atMost).size();
        }
        return reports.find(idOf(thing), subject.person())
                .map(one -> relation == Relation.ABOUT ? one.indicators() : one.threats())
                .orElse(0L);
    }

    private Stream<Link> all(Relation relation, Thing thing, Person person) {
        return switch (relation) {
            case REPORTS ->
                    reports.byActor(thing.value(), person).stream()
                            .map(one -> link(relation, thing, node(one), one));
            case ACTORS ->
                    reports.find(idOf(thing), person).stream().flatMap(one -> actors(thing, one));
            case THREATS ->
                    reports.read(idOf(thing), person).stream().flatMap(one -> threats(thing, one));
            case ABOUT ->
                    reports.read(idOf(thing), person).stream()
                            .map(one -> link(relation, thing, Thing.of(one.indicator()), one));
            default -> Stream.empty();
        };
    }

    private static UUID idOf(Thing report) {
        return UUID.fromString(report.value());
    }

    static Node node(Report report) {
        return Node.of(new Thing(ThingType.REPORT, report.id().toString()), report.title());
    }

    private static Stream<Link> actors(Thing thing, Report report) {
        return report.actors().stream()
                .flatMap(name -> Thing.named(ThingType.ACTOR, name).stream())
                .map(actor -> link(Relation.ACTORS, thing, Node.of(actor), report));
    }

    private static Stream<Link> threats(Thing thing, Mention mention) {
        return mention.threats().stream()
                .flatMap(name -> Thing.named(ThingType.THREAT, name).stream())
                .map(threat -> link(Relation.THREATS, thing, threat, mention));
    }

    private static Link link(Relation relation, Thing from, Node to, Report report) {
        return new Link(relation, from, to, report.publishedAt(), null, report.title());
    }

    private static Link link(Relation relation, Thing from, Thing to, Mention mention) {
        return new Link(relation, from, Node.of(to), mention.publishedAt(), null, mention.title());
    }
}
