package io.tipstaff.portal.relation.internal;

import io.tipstaff.indicator.EmailAddress;
import io.tipstaff.indicator.Endpoint;
import io.tipstaff.indicator.HostName;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.IpAddress;
import io.tipstaff.indicator.IpNetwork;
import io.tipstaff.indicator.Names;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.indicator.Url;
import io.tipstaff.indicator.UrlMask;
import io.tipstaff.matcher.LiveIndex;
import io.tipstaff.portal.feeds.Feeds;
import io.tipstaff.portal.feeds.KnownIndicator;
import io.tipstaff.portal.geography.Geography;
import io.tipstaff.portal.geography.Place;
import io.tipstaff.portal.relation.Link;
import io.tipstaff.portal.relation.Node;
import io.tipstaff.portal.relation.Relation;
import io.tipstaff.portal.relation.Thing;
import io.tipstaff.portal.relation.ThingType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// What lies in the things themselves, and where addresses are: hosts, parents, networks, systems,
/// countries.
@Component
class StructurePivot implements Pivot {

    /// What people look at around an address: what is usually announced as one.
    private static final int AROUND_V4 = 24;

    private static final int AROUND_V6 = 64;

    private final Feeds feeds;
    private final Geography geography;
    private final Map<Relation, Function<Thing, Stream<Link>>> answers =
            Map.of(
                    Relation.HOST, StructurePivot::host,
                    Relation.PARENT_DOMAINS, StructurePivot::parents,
                    Relation.NETWORKS, this::networks,
                    Relation.SYSTEM, thing -> system(thing, place(thing)).stream(),
                    Relation.COUNTRY, thing -> country(thing, place(thing)).stream());

    StructurePivot(Feeds feeds, Geography geography) {
        this.feeds = feeds;
        this.geography = geography;
    }

    @Override
    public boolean follows(Relation relation, ThingType from) {
        return answers.containsKey(relation);
    }

    @Override
    public List<Link> list(Relation relation, Subject subject, int offset, int limit) {
        return Objects.requireNonNull(answers.get(relation))
                .apply(subject.thing())
                .skip(offset)
                .limit(limit)
                .toList();
    }

    private static Stream<Link> host(Thing thing) {
        return hostOf(thing).map(host -> link(Relation.HOST, thing, Thing.of(host))).stream();
    }

    private static Stream<Link> parents(Thing thing) {
        return parentsOf(thing).map(name -> link(Relation.PARENT_DOMAINS, thing, Thing.of(name)));
    }

    private Stream<Link> networks(Thing thing) {
        return networksAround(thing).map(one -> link(Relation.NETWORKS, thing, Thing.of(one)));
    }

    private static Link link(Relation relation, Thing from, Thing to) {
        return new Link(relation, from, Node.of(to), null, null, "");
    }

    private static Optional<Indicator> hostOf(Thing thing) {
        return thing.indicator()
                .flatMap(
                        indicator ->
                                switch (indicator) {
                                    case Url url -> hostNamed(url.host());
                                    case UrlMask mask -> hostNamed(mask.host());
                                    case EmailAddress mail -> hostNamed(mail.domain());
                                    case Endpoint endpoint -> Optional.of(endpoint.address());
                                    default -> Optional.empty();
                                });
    }

    private static Optional<Indicator> hostNamed(String host) {
        if (Names.isCanonical(host)) {
            return Optional.of(new HostName(host));
        }
        return IndicatorParser.parse(host) instanceof Parsed(IpAddress address)
                ? Optional.of(address)
                : Optional.empty();
    }

    /// The names above, up to the one that somebody registered.
    private static Stream<HostName> parentsOf(Thing thing) {
        String name = thing.bare();
        Optional<String> top = thing.registered();
        List<HostName> parents = new ArrayList<>();
        while (top.isPresent() && name.length() > top.get().length()) {
            name = name.substring(name.indexOf('.') + 1);
            parents.add(new HostName(name));
        }
        return parents.stream();
    }

    private Stream<Indicator> networksAround(Thing thing) {
        IpAddress address = (IpAddress) thing.indicator().orElseThrow();
        var around = new IpNetwork(address, address.isV4() ? AROUND_V4 : AROUND_V6);
        return Stream.concat(known(address), Stream.of(around)).distinct();
    }

    private Stream<Indicator> known(IpAddress address) {
        try (LiveIndex.Lease lease = feeds.index().acquire()) {
            List<Long> ids =
                    lease.index().covering(address).stream()
                            .flatMapToLong(hit -> Arrays.stream(hit.ids()))
                            .boxed()
                            .toList();
            return feeds.byId(ids).stream()
                    .map(KnownIndicator::indicator)
                    .filter(IpNetwork.class::isInstance);
        }
    }

    private Place place(Thing thing) {
        return thing.indicator()
                .flatMap(Geography::addressIn)
                .map(geography::locate)
                .orElse(Place.UNKNOWN);
    }

    private static Optional<Link> system(Thing thing, Place place) {
        return Optional.ofNullable(place.system())
                .map(
                        system -> {
                            String label = ("AS" + system.number() + " " + system.name()).strip();
                            Thing to = new Thing(ThingType.SYSTEM, Long.toString(system.number()));
                            return new Link(
                                    Relation.SYSTEM,
                                    thing,
                                    Node.of(to, label),
                                    null,
                                    null,
                                    orEmpty(place.systemFrom()));
                        });
    }

    private static Optional<Link> country(Thing thing, Place place) {
        return Optional.ofNullable(place.country())
                .map(
                        country ->
                                new Link(
                                        Relation.COUNTRY,
                                        thing,
                                        Node.of(
                                                new Thing(ThingType.COUNTRY, country.code()),
                                                country.name()),
                                        null,
                                        null,
                                        orEmpty(place.countryFrom())));
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }
}
