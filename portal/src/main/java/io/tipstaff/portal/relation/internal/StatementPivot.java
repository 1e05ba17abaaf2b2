package io.tipstaff.portal.relation.internal;

import io.tipstaff.exchange.RelatedIndicator;
import io.tipstaff.portal.feeds.Observation;
import io.tipstaff.portal.relation.Link;
import io.tipstaff.portal.relation.Node;
import io.tipstaff.portal.relation.Relation;
import io.tipstaff.portal.relation.Thing;
import io.tipstaff.portal.relation.ThingType;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// What documents state about two indicators: that a URL downloads a file, that a file drops
/// another. The words are those of STIX and of MISP's objects.
@Component
class StatementPivot implements Pivot {

    /// A relation and the one that leads back.
    private record Both(Relation forward, Relation back) {}

    private static final Both OTHER = new Both(Relation.STATED, Relation.STATED);

    private static final Map<String, Both> WORDS =
            Map.ofEntries(
                    Map.entry("downloads", new Both(Relation.DOWNLOADS, Relation.DOWNLOADED_FROM)),
                    Map.entry(
                            "downloaded-from",
                            new Both(Relation.DOWNLOADED_FROM, Relation.DOWNLOADS)),
                    Map.entry("delivers", new Both(Relation.DOWNLOADS, Relation.DOWNLOADED_FROM)),
                    Map.entry("drops", new Both(Relation.DROPS, Relation.DROPPED_BY)),
                    Map.entry("dropped-by", new Both(Relation.DROPPED_BY, Relation.DROPS)),
                    Map.entry(
                            "communicates-with",
                            new Both(Relation.COMMUNICATES_WITH, Relation.CONTACTED_BY)),
                    Map.entry(
                            "connects-to",
                            new Both(Relation.COMMUNICATES_WITH, Relation.CONTACTED_BY)),
                    Map.entry(
                            "beacons-to",
                            new Both(Relation.COMMUNICATES_WITH, Relation.CONTACTED_BY)),
                    Map.entry(
                            "exfiltrates-to",
                            new Both(Relation.COMMUNICATES_WITH, Relation.CONTACTED_BY)),
                    Map.entry(
                            "redirects-to",
                            new Both(Relation.REDIRECTS_TO, Relation.REDIRECTED_FROM)),
                    Map.entry(
                            "redirects",
                            new Both(Relation.REDIRECTS_TO, Relation.REDIRECTED_FROM)));

    private static final Set<Relation> OWN =
            Set.copyOf(EnumSet.range(Relation.DOWNLOADS, Relation.STATED));

    @Override
    public boolean follows(Relation relation, ThingType from) {
        return OWN.contains(relation);
    }

    @Override
    public List<Link> list(Relation relation, Subject subject, int offset, int limit) {
        return Links.joined(
                subject.observations().flatMap(said -> links(relation, subject.thing(), said)),
                offset,
                limit);
    }

    private static Stream<Link> links(Relation relation, Thing from, Observation said) {
        return said.context().related().stream()
                .filter(one -> relationOf(one) == relation)
                .map(one -> link(relation, from, said, one))
                .filter(link -> !link.to().thing().equals(from));
    }

    private static Relation relationOf(RelatedIndicator one) {
        Both both = Objects.requireNonNullElse(WORDS.get(one.relation().replace('_', '-')), OTHER);
        return one.forward() ? both.forward() : both.back();
    }

    private static Link link(
            Relation relation, Thing from, Observation said, RelatedIndicator one) {
        String words = relation == Relation.STATED ? " (" + one.relation() + ")" : "";
        return new Link(
                relation,
                from,
                Node.of(Thing.of(one.other())),
                said.context().firstSeen().orElse(said.reportedAt()),
                said.context().lastSeen().orElse(null),
                said.sourceName() + words);
    }
}
