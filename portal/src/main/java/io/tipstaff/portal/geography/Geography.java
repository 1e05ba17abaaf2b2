package io.tipstaff.portal.geography;

import io.tipstaff.indicator.DomainName;
import io.tipstaff.indicator.EmailAddress;
import io.tipstaff.indicator.Endpoint;
import io.tipstaff.indicator.FileHash;
import io.tipstaff.indicator.HostName;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.IpAddress;
import io.tipstaff.indicator.IpNetwork;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.indicator.Url;
import io.tipstaff.indicator.UrlMask;
import io.tipstaff.indicator.UrlPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells where addresses are. Thread-safe; the first calls wait until the files are read.
public interface Geography {

    /// Returns where an address is; own networks come before files, and files go by their names.
    Place locate(IpAddress address);

    /// Returns the files that are read, those that could not be read among them.
    List<GeographyDatabase> databases();

    /// Returns how many IPv4 addresses each country has, which is what "many" is measured by.
    Map<Country, Long> sizes();

    /// Returns a text that changes when any answer may have changed; the same files and own
    /// networks give the same text on every node.
    String edition();

    /// Returns the address in an indicator: itself, the first of a network, the host of a URL that
    /// is an address. Names have none.
    static Optional<IpAddress> addressIn(Indicator indicator) {
        return switch (indicator) {
            case IpAddress address -> Optional.of(address);
            case IpNetwork network -> Optional.of(network.first());
            case Endpoint endpoint -> Optional.of(endpoint.address());
            case Url url -> host(url.host());
            case UrlMask mask -> host(mask.host());
            case DomainName _, HostName _, UrlPath _, FileHash _, EmailAddress _ ->
                    Optional.empty();
        };
    }

    private static Optional<IpAddress> host(String host) {
        boolean bracketed = host.startsWith("[");
        if (!bracketed && !Character.isDigit(host.isEmpty() ? 'x' : host.charAt(0))) {
            return Optional.empty();
        }
        String bare = bracketed ? host.substring(1, host.length() - 1) : host;
        return IndicatorParser.parse(bare) instanceof Parsed(IpAddress address)
                ? Optional.of(address)
                : Optional.empty();
    }
}
