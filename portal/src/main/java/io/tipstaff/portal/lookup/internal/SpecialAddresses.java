package io.tipstaff.portal.lookup.internal;

import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.IpAddress;
import io.tipstaff.indicator.IpNetwork;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.portal.lookup.Answer.Scope;
import java.util.List;
import java.util.Map;

/// The special-purpose address registries of IANA (RFC 6890 and its updates), as far as they keep
/// an address out of the internet.
final class SpecialAddresses {

    private static final Map<Scope, List<IpNetwork>> NETWORKS =
            Map.of(
                    Scope.PRIVATE,
                    networks(
                            "10.0.0.0/8",
                            "172.16.0.0/12",
                            "192.168.0.0/16",
                            "100.64.0.0/10",
                            "fc00::/7"),
                    Scope.RESERVED,
                    networks(
                            "0.0.0.0/8",
                            "127.0.0.0/8",
                            "169.254.0.0/16",
                            "192.0.0.0/24",
                            "192.0.2.0/24",
                            "198.18.0.0/15",
                            "198.51.100.0/24",
                            "203.0.113.0/24",
                            "224.0.0.0/4",
                            "240.0.0.0/4",
                            "::/127",
                            "fe80::/10",
                            "ff00::/8",
                            "2001:db8::/32",
                            "3fff::/20",
                            "100::/64"));

    private SpecialAddresses() {}

    private static List<IpNetwork> networks(String... texts) {
        return java.util.Arrays.stream(texts).map(SpecialAddresses::network).toList();
    }

    private static IpNetwork network(String text) {
        if (IndicatorParser.parse(text) instanceof Parsed(IpNetwork network)) {
            return network;
        }
        throw new IllegalArgumentException("not a network: " + text);
    }

    static Scope scopeOf(IpAddress address) {
        for (var entry : NETWORKS.entrySet()) {
            if (entry.getValue().stream().anyMatch(network -> network.contains(address))) {
                return entry.getKey();
            }
        }
        return Scope.PUBLIC;
    }
}
