package io.tipstaff.portal.similarity.internal;

import io.tipstaff.indicator.DomainName;
import io.tipstaff.indicator.EmailAddress;
import io.tipstaff.indicator.Endpoint;
import io.tipstaff.indicator.FileHash;
import io.tipstaff.indicator.HostName;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.IpAddress;
import io.tipstaff.indicator.IpNetwork;
import io.tipstaff.indicator.Names;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.indicator.Url;
import io.tipstaff.indicator.UrlMask;
import io.tipstaff.indicator.UrlPath;
import io.tipstaff.portal.geography.AutonomousSystem;
import io.tipstaff.portal.geography.Geography;
import io.tipstaff.portal.similarity.internal.Compared.Share;
import io.tipstaff.portal.whitelist.Whitelist;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds in an indicator what it may share with others. Names and addresses that stand on any list
/// of harmless things connect nothing: everybody is there.
@Component
class Comparing {

    private static final int IPV4_SHARED = 24;
    private static final int IPV6_SHARED = 48;
    private static final int IPV4_BITS = 32;

    private final Geography geography;
    private final Whitelist whitelist;

    Comparing(Geography geography, Whitelist whitelist) {
        this.geography = geography;
        this.whitelist = whitelist;
    }

    /// Makes sure that lists are as of now.
    void refresh() {
        whitelist.refresh();
    }

    Compared compare(Candidate candidate) {
        Indicator indicator = candidate.indicator();
        List<Share> shares = new ArrayList<>();
        @Nullable String host = host(indicator);
        @Nullable IpAddress address = Geography.addressIn(indicator).orElse(null);
        String site = indicator.canonical();
        if (host != null) {
            site = registered(host);
            if (isHarmless(new HostName(host))) {
                host = null;
            } else if (!isHarmless(new HostName(site))) {
                shares.add(new Share(Tie.SITE, site));
            }
        } else if (address != null && !(indicator instanceof IpNetwork)) {
            site = address.canonical();
            if (!isHarmless(address)) {
                shares.addAll(ofAddress(address));
            }
        }
        candidate.objects().forEach(one -> shares.add(new Share(Tie.OBJECT, one)));
        String own = indicator.kind().code() + " " + indicator.canonical();
        candidate.related().stream()
                .filter(other -> !other.equals(own))
                .forEach(other -> shares.add(new Share(Tie.STATEMENT, pair(own, other))));
        return new Compared(
                candidate.id(),
                host,
                site,
                shape(indicator),
                shares.stream().distinct().toList(),
                candidate.digests().stream()
                        .flatMap(text -> TlshDigest.parse(text).stream())
                        .distinct()
                        .toList());
    }

    private static @Nullable String host(Indicator indicator) {
        return switch (indicator) {
            case DomainName(String name) -> name;
            case HostName(String name) -> name;
            case Url url -> name(url.host());
            case UrlMask mask -> name(mask.host());
            case EmailAddress mail -> mail.domain();
            case IpAddress _, IpNetwork _, Endpoint _, UrlPath _, FileHash _ -> null;
        };
    }

    private static @Nullable String name(String host) {
        return Names.isCanonical(host) ? host : null;
    }

    private static String registered(String host) {
        return Names.registrable(host).orElse(host);
    }

    private boolean isHarmless(Indicator indicator) {
        return !whitelist.lists(indicator).isEmpty();
    }

    /// Says whether an address, as a resolution has it, connects the names that resolve to it.
    boolean connects(String address) {
        return IndicatorParser.parse(address) instanceof Parsed(IpAddress ip) && !isHarmless(ip);
    }

    private List<Share> ofAddress(IpAddress address) {
        List<Share> shares = new ArrayList<>();
        shares.add(new Share(Tie.ADDRESS, address.canonical()));
        @Nullable AutonomousSystem system = geography.locate(address).system();
        if (system != null) {
            int bits = address.bits() == IPV4_BITS ? IPV4_SHARED : IPV6_SHARED;
            shares.add(
                    new Share(
                            Tie.NETWORK,
                            "AS"
                                    + system.number()
                                    + " "
                                    + new IpNetwork(address, bits).canonical()));
        }
        return shares;
    }

    private static @Nullable UrlShape shape(Indicator indicator) {
        return Optional.of(indicator)
                .filter(Url.class::isInstance)
                .map(url -> UrlShape.of(((Url) url).path()))
                .filter(shape -> !shape.words().isEmpty())
                .orElse(null);
    }

    /// The same from both sides, and short enough for an index.
    private static String pair(String one, String other) {
        String both = one.compareTo(other) < 0 ? one + "\n" + other : other + "\n" + one;
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(both.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    /// Returns a text that changes when shares may have changed though no indicator did.
    String edition() {
        return geography.edition();
    }
}
