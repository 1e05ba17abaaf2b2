package io.tipstaff.portal.relation.internal;

import io.tipstaff.exchange.Context;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.portal.feeds.Feeds;
import io.tipstaff.portal.feeds.KnownIndicator;
import io.tipstaff.portal.feeds.Observation;
import io.tipstaff.portal.relation.Link;
import io.tipstaff.portal.relation.Node;
import io.tipstaff.portal.relation.Relation;
import io.tipstaff.portal.relation.Thing;
import io.tipstaff.portal.relation.ThingType;
import io.tipstaff.portal.reports.Mention;
import io.tipstaff.portal.reports.Reports;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What sources and reports say about an indicator: who they are, threats, actors, other hashes of
/// the file.
@Component
class TestimonyPivot implements Pivot {

    private static final Set<Relation> OWN =
            Set.of(
                    Relation.SOURCES,
                    Relation.THREATS,
                    Relation.ACTORS,
                    Relation.REPORTS,
                    Relation.SAME_FILE);

    private final Feeds feeds;
    private final Reports reports;

    TestimonyPivot(Feeds feeds, Reports reports) {
        this.feeds = feeds;
        this.reports = reports;
    }

    @Override
    public boolean follows(Relation relation, ThingType from) {
        return OWN.contains(relation) && from.kind().isPresent();
    }

    @Override
    public List<Link> list(Relation relation, Subject subject, int offset, int limit) {
        return Links.joined(all(relation, subject), offset, limit);
    }

    private Stream<Link> all(Relation relation, Subject subject) {
        return switch (relation) {
            case SOURCES -> subject.observations().map(one -> source(subject.thing(), one));
            case THREATS ->
                    Stream.concat(
                            said(subject, relation, ThingType.THREAT, Context::threats),
                            written(subject, relation, ThingType.THREAT, Mention::threats));
            case ACTORS ->
                    Stream.concat(
                            said(subject, relation, ThingType.ACTOR, Context::actors),
                            written(subject, relation, ThingType.ACTOR, Mention::actors));
            case REPORTS -> mentions(subject).map(one -> report(subject.thing(), one));
            case SAME_FILE -> subject.known().stream().flatMap(one -> hashes(subject, one));
            default -> throw new IllegalArgumentException("not here: " + relation.code());
        };
    }

    private static Link source(Thing from, Observation one) {
        var source = new Thing(ThingType.SOURCE, Long.toString(one.sourceId()));
        return new Link(
                Relation.SOURCES,
                from,
                Node.of(source, one.sourceName()),
                firstSeen(one),
                lastSeen(one),
                one.sourceName());
    }

    private static Instant firstSeen(Observation one) {
        return one.context().firstSeen().orElse(one.reportedAt());
    }

    private static @Nullable Instant lastSeen(Observation one) {
        return one.context().lastSeen().orElse(null);
    }

    private static Stream<Link> said(
            Subject subject,
            Relation relation,
            ThingType type,
            Function<Context, List<String>> names) {
        return subject.observations()
                .flatMap(
                        one ->
                                names.apply(one.context()).stream()
                                        .flatMap(name -> Thing.named(type, name).stream())
                                        .map(
                                                to ->
                                                        new Link(
                                                                relation,
                                                                subject.thing(),
                                                                Node.of(to),
                                                                firstSeen(one),
                                                                lastSeen(one),
                                                                one.sourceName())));
    }

    private Stream<Link> written(
            Subject subject,
            Relation relation,
            ThingType type,
            Function<Mention, List<String>> names) {
        return mentions(subject)
                .flatMap(
                        one ->
                                names.apply(one).stream()
                                        .flatMap(name -> Thing.named(type, name).stream())
                                        .map(
                                                to ->
                                                        new Link(
                                                                relation,
                                                                subject.thing(),
                                                                Node.of(to),
                                                                one.publishedAt(),
                                                                null,
                                                                one.title())));
    }

    private Stream<Mention> mentions(Subject subject) {
        List<Indicator> indicators = subject.indicators();
        return reports.about(indicators, subject.person()).stream();
    }

    private static Link report(Thing from, Mention one) {
        return new Link(
                Relation.REPORTS,
                from,
                Node.of(new Thing(ThingType.REPORT, one.report().toString()), one.title()),
                one.publishedAt(),
                null,
                one.title());
    }

    private Stream<Link> hashes(Subject subject, KnownIndicator known) {
        return feeds.otherHashes(known).stream()
                .map(
                        hash ->
                                new Link(
                                        Relation.SAME_FILE,
                                        subject.thing(),
                                        Node.of(Thing.of(hash.indicator())),
                                        hash.addedAt(),
                                        null,
                                        ""));
    }
}
