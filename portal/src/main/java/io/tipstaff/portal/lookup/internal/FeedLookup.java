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
import io.tipstaff.indicator.Url;
import io.tipstaff.indicator.UrlMask;
import io.tipstaff.matcher.Hit;
import io.tipstaff.matcher.LiveIndex;
import io.tipstaff.portal.feeds.Feeds;
import io.tipstaff.portal.feeds.KnownIndicator;
import io.tipstaff.portal.feeds.Zone;
import io.tipstaff.portal.lookup.Answer;
import io.tipstaff.portal.lookup.Answer.Scope;
import io.tipstaff.portal.lookup.Finding;
import io.tipstaff.portal.lookup.Finding.Relation;
import io.tipstaff.portal.lookup.Lookup;
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
    public List<Answer> answers(List<String> queries) {
        if (queries.size() > MAX_QUERIES) {
            throw new IllegalArgumentException(
                    "more than " + MAX_QUERIES + " objects: " + queries.size());
        }
        return queries.stream().map(this::answer).toList();
    }

    @Override
    public Answer answer(String query) {
        return switch (IndicatorParser.parse(query)) {
            case Parsed(Indicator object) -> answer(query, object);
            case Refused(String reason) ->
                    new Answer(query, null, reason, Scope.PUBLIC, Zone.GREY, 0, List.of());
        };
    }

    private Answer answer(String query, Indicator object) {
        Map<Long, Finding> findings = new LinkedHashMap<>();
        for (KnownIndicator known : feeds.find(Lookup.formsOf(object))) {
            findings.put(known.id(), new Finding(known, feeds.assess(known), Relation.SAME));
            for (KnownIndicator hash : feeds.otherHashes(known)) {
                findings.put(hash.id(), new Finding(hash, feeds.assess(hash), Relation.FILE));
            }
        }
        for (Indicator part : partsOf(object)) {
            addCovering(part, Relation.PART, findings);
        }
        addCovering(object, Relation.COVERS, findings);
        List<Finding> sorted =
                findings.values().stream()
                        .sorted(
                                Comparator.comparingInt(
                                                (Finding found) -> found.assessment().score())
                                        .reversed())
                        .toList();
        Zone zone = sorted.isEmpty() ? Zone.GREY : sorted.getFirst().assessment().zone();
        int score = sorted.isEmpty() ? 0 : sorted.getFirst().assessment().score();
        return new Answer(query, object, null, scopeOf(object), zone, score, sorted);
    }

    private void addCovering(Indicator observable, Relation relation, Map<Long, Finding> findings) {
        try (LiveIndex.Lease lease = feeds.index().acquire()) {
            List<Long> ids =
                    lease.index().covering(observable).stream()
                            .map(Hit::ids)
                            .flatMapToLong(java.util.Arrays::stream)
                            .boxed()
                            .filter(id -> !findings.containsKey(id))
                            .toList();
            for (KnownIndicator known : feeds.byId(ids)) {
                findings.put(known.id(), new Finding(known, feeds.assess(known), relation));
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
