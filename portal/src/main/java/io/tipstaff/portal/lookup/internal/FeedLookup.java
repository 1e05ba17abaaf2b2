package io.tipstaff.portal.lookup.internal;

import io.tipstaff.indicator.EmailAddress;
import io.tipstaff.indicator.Endpoint;
import io.tipstaff.indicator.HostName;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.IpAddress;
import io.tipstaff.indicator.IpNetwork;
import io.tipstaff.indicator.Names;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.indicator.ParseResult.Refused;
import io.tipstaff.indicator.Tlp;
import io.tipstaff.indicator.Url;
import io.tipstaff.indicator.UrlMask;
import io.tipstaff.matcher.Hit;
import io.tipstaff.matcher.LiveIndex;
import io.tipstaff.portal.feeds.Feeds;
import io.tipstaff.portal.feeds.KnownIndicator;
import io.tipstaff.portal.feeds.Observation;
import io.tipstaff.portal.feeds.Zone;
import io.tipstaff.portal.lookup.Answer;
import io.tipstaff.portal.lookup.Answer.Scope;
import io.tipstaff.portal.lookup.Finding;
import io.tipstaff.portal.lookup.Finding.Relation;
import io.tipstaff.portal.lookup.Lookup;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/// Looks objects up in what feeds reported: the object itself in the store, what covers it in the
/// compiled index.
@Service
class FeedLookup implements Lookup {

    private final Feeds feeds;

    FeedLookup(Feeds feeds) {
        this.feeds = feeds;
    }

    @Override
    public Answer answer(String query, Tlp clearance) {
        return switch (IndicatorParser.parse(query)) {
            case Parsed(Indicator object) -> answer(query, object, clearance);
            case Refused(String reason) ->
                    new Answer(query, null, reason, Scope.PUBLIC, Zone.GREY, 0, List.of());
        };
    }

    private Answer answer(String query, Indicator object, Tlp clearance) {
        var findings = new Findings(clearance);
        for (KnownIndicator known : feeds.find(Lookup.formsOf(object))) {
            findings.add(known, Relation.SAME);
            feeds.otherHashes(known).forEach(hash -> findings.add(hash, Relation.FILE));
        }
        for (Indicator part : partsOf(object)) {
            findings.addCovering(part, Relation.PART);
        }
        findings.addCovering(object, Relation.COVERS);
        List<Finding> sorted =
                findings.byId.values().stream()
                        .sorted(
                                Comparator.comparingInt(
                                                (Finding found) -> found.assessment().score())
                                        .reversed())
                        .toList();
        Zone zone = sorted.isEmpty() ? Zone.GREY : sorted.getFirst().assessment().zone();
        int score = sorted.isEmpty() ? 0 : sorted.getFirst().assessment().score();
        return new Answer(query, object, null, scopeOf(object), zone, score, sorted);
    }

    /// Findings by the numbers of their indicators, as far as a reader may see them.
    private final class Findings {

        private final Tlp clearance;
        private final Map<Long, Finding> byId = new LinkedHashMap<>();

        private Findings(Tlp clearance) {
            this.clearance = clearance;
        }

        private void add(KnownIndicator known, Relation relation) {
            List<Observation> seen =
                    known.observations().stream()
                            .filter(one -> one.marking().isVisibleAt(clearance))
                            .toList();
            if (!seen.isEmpty() || known.observations().isEmpty()) {
                KnownIndicator shown =
                        new KnownIndicator(known.id(), known.indicator(), known.addedAt(), seen);
                byId.put(known.id(), new Finding(shown, feeds.assess(shown), relation));
            }
        }

        private void addCovering(Indicator observable, Relation relation) {
            try (LiveIndex.Lease lease = feeds.index().acquire()) {
                List<Long> ids =
                        lease.index().covering(observable).stream()
                                .map(Hit::ids)
                                .flatMapToLong(Arrays::stream)
                                .boxed()
                                .filter(id -> !byId.containsKey(id))
                                .toList();
                feeds.byId(ids).forEach(known -> add(known, relation));
            }
        }
    }

    private static List<Indicator> partsOf(Indicator object) {
        return switch (object) {
            case Url url -> List.of(hostOf(url.host()));
            case UrlMask mask -> List.of(hostOf(mask.host()));
            case EmailAddress mail -> List.of(new HostName(mail.domain()));
            case Endpoint endpoint -> List.of(endpoint.address());
            default -> List.of();
        };
    }

    private static Indicator hostOf(String host) {
        return Names.isCanonical(host) ? new HostName(host) : address(host);
    }

    private static Indicator address(String host) {
        return switch (IndicatorParser.parse(host)) {
            case Parsed(Indicator address) -> address;
            case Refused(String reason) -> throw new IllegalArgumentException(reason + ": " + host);
        };
    }

    private static Scope scopeOf(Indicator object) {
        return switch (object) {
            case IpAddress address -> SpecialAddresses.scopeOf(address);
            case IpNetwork network -> SpecialAddresses.scopeOf(network.first());
            case Endpoint endpoint -> SpecialAddresses.scopeOf(endpoint.address());
            default -> Scope.PUBLIC;
        };
    }
}
