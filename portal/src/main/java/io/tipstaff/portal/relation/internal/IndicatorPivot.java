package io.tipstaff.portal.relation.internal;

import io.tipstaff.indicator.IpNetwork;
import io.tipstaff.portal.feeds.Feeds;
import io.tipstaff.portal.feeds.KnownIndicator;
import io.tipstaff.portal.feeds.Observation;
import io.tipstaff.portal.relation.Link;
import io.tipstaff.portal.relation.Node;
import io.tipstaff.portal.relation.Relation;
import io.tipstaff.portal.relation.Thing;
import io.tipstaff.portal.relation.ThingType;
import io.tipstaff.portal.relation.internal.JdbcIndicatorLinks.Found;
import io.tipstaff.portal.relation.internal.JdbcIndicatorLinks.Question;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Other indicators of the feeds: on the same host, below the same name, reported together, of the
/// same threat, actor or source.
@Component
class IndicatorPivot implements Pivot {

    private static final Set<Relation> OWN =
            Set.of(
                    Relation.URLS,
                    Relation.NAMES_BELOW,
                    Relation.ADDRESSES_INSIDE,
                    Relation.REPORTED_TOGETHER,
                    Relation.SAME_THREAT);
    private static final Set<ThingType> ABOUT =
            Set.of(ThingType.THREAT, ThingType.ACTOR, ThingType.SOURCE);

    /// More pairs of source and threat make the question slow and the answer useless.
    private static final int MAX_PAIRS = 20;

    /// What lies in wider networks says nothing about them, and takes seconds to sort.
    private static final int WIDEST_V4 = 8;

    private static final int WIDEST_V6 = 16;

    /// What a source says that others may share.
    private record Pair(long source, String name) {}

    private final JdbcIndicatorLinks database;
    private final Feeds feeds;

    IndicatorPivot(JdbcIndicatorLinks database, Feeds feeds) {
        this.database = database;
        this.feeds = feeds;
    }

    @Override
    public boolean follows(Relation relation, ThingType from) {
        return OWN.contains(relation) || relation == Relation.ABOUT && ABOUT.contains(from);
    }

    @Override
    public List<Link> list(Relation relation, Subject subject, int offset, int limit) {
        return question(relation, subject)
                .map(
                        question ->
                                database.find(question, subject.isInside(), offset, limit).stream()
                                        .map(found -> link(relation, subject.thing(), found))
                                        .toList())
                .orElse(List.of());
    }

    @Override
    public long count(Relation relation, Subject subject, int atMost) {
        return question(relation, subject)
                .map(question -> database.count(question, subject.isInside(), atMost))
                .orElse(0L);
    }

    private static Link link(Relation relation, Thing from, Found found) {
        return new Link(
                relation,
                from,
                Node.of(Thing.of(found.indicator())),
                found.firstSeen(),
                found.lastSeen(),
                found.saidBy());
    }

    private Optional<Question> question(Relation relation, Subject subject) {
        Thing thing = subject.thing();
        return switch (relation) {
            case URLS -> Optional.of(Question.urlsOn(asHost(thing)));
            case NAMES_BELOW -> Optional.of(Question.namesBelow(thing.bare()));
            case ADDRESSES_INSIDE -> inside((IpNetwork) thing.indicator().orElseThrow());
            case REPORTED_TOGETHER -> together(subject);
            case SAME_THREAT -> sameThreat(subject);
            case ABOUT -> about(thing);
            default -> throw new IllegalArgumentException("not here: " + relation.code());
        };
    }

    private static Optional<Question> inside(IpNetwork network) {
        boolean tooWide = network.prefixLength() < (network.first().isV4() ? WIDEST_V4 : WIDEST_V6);
        return tooWide ? Optional.empty() : Optional.of(Question.addressesIn(network));
    }

    private static String asHost(Thing thing) {
        return thing.type() == ThingType.IPV6 ? "[" + thing.value() + "]" : thing.bare();
    }

    /// The hashes of one file have a relation of their own.
    private Optional<Question> together(Subject subject) {
        List<Pair> pairs =
                pairs(
                        subject.observations()
                                .filter(one -> !one.context().group().isEmpty())
                                .map(one -> new Pair(one.sourceId(), one.context().group())));
        Stream<Long> file =
                subject.known().stream()
                        .flatMap(one -> feeds.otherHashes(one).stream())
                        .map(KnownIndicator::id);
        Long[] ids = Stream.concat(Stream.of(subject.ids()), file).toArray(Long[]::new);
        return pairs.isEmpty()
                ? Optional.empty()
                : Optional.of(Question.reportedTogether(ids, sources(pairs), names(pairs)));
    }

    private static Optional<Question> sameThreat(Subject subject) {
        List<Pair> pairs = pairs(subject.observations().flatMap(IndicatorPivot::threats));
        return pairs.isEmpty()
                ? Optional.empty()
                : Optional.of(Question.sameThreat(subject.ids(), sources(pairs), names(pairs)));
    }

    private static Stream<Pair> threats(Observation one) {
        return one.context().threats().stream().map(name -> new Pair(one.sourceId(), name));
    }

    private static List<Pair> pairs(Stream<Pair> all) {
        return all.distinct().limit(MAX_PAIRS).toList();
    }

    private static Long[] sources(List<Pair> pairs) {
        return pairs.stream().map(Pair::source).toArray(Long[]::new);
    }

    private static String[] names(List<Pair> pairs) {
        return pairs.stream().map(Pair::name).toArray(String[]::new);
    }

    private static Optional<Question> about(Thing thing) {
        return Optional.of(
                switch (thing.type()) {
                    case THREAT -> Question.ofThreat(thing.value());
                    case ACTOR -> Question.ofActor(thing.value());
                    default -> Question.ofSource(Long.parseLong(thing.value()));
                });
    }
}
