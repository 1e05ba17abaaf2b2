package io.tipstaff.portal.whitelist.internal;

import io.tipstaff.indicator.DomainName;
import io.tipstaff.indicator.EmailAddress;
import io.tipstaff.indicator.Endpoint;
import io.tipstaff.indicator.HostName;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.Names;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.indicator.Url;
import io.tipstaff.indicator.UrlMask;
import io.tipstaff.portal.whitelist.Listed;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/// What one list says, and the names that all short lists protect, at one moment: what a change of
/// the list touches is what they differ about before and after.
///
/// Other lists need not be asked: what they add to an answer is the same before and after.
record ListSays(CompiledLists list, LookAlikes names) {

    static ListSays now(JdbcWhitelist database, String name) {
        var list = new CompiledLists();
        database.eachEntry(one -> one.name().equals(name), list::add);
        var names = new LookAlikes();
        database.eachEntry(LookAlikes::takes, (_, entry) -> names.add(entry));
        return new ListSays(list, names);
    }

    /// Says whether the other one says something else about an indicator, or about a name or an
    /// address in it.
    boolean differs(ListSays other, Indicator indicator) {
        return Stream.concat(Stream.of(indicator), inside(indicator))
                        .anyMatch(one -> !isSame(list.find(one), other.list.find(one)))
                || !names.protectsSame(other.names)
                        && !names.find(indicator).equals(other.names.find(indicator));
    }

    private static boolean isSame(List<Listed> here, List<Listed> there) {
        return here.equals(there) || new HashSet<>(here).equals(new HashSet<>(there));
    }

    private static Stream<Indicator> inside(Indicator indicator) {
        return switch (indicator) {
            case DomainName(String name) -> site(name);
            case HostName(String name) -> site(name);
            case Url url -> host(url.host());
            case UrlMask mask -> host(mask.host());
            case EmailAddress mail -> host(mail.domain());
            case Endpoint endpoint -> Stream.of(endpoint.address());
            default -> Stream.empty();
        };
    }

    private static Stream<Indicator> host(String host) {
        return Names.isCanonical(host)
                ? Stream.concat(Stream.of(new HostName(host)), site(host))
                : IndicatorParser.parse(host) instanceof Parsed(Indicator address)
                        ? Stream.of(address)
                        : Stream.empty();
    }

    private static Stream<Indicator> site(String name) {
        return Names.registrable(name)
                .filter(site -> !site.equals(name))
                .map(site -> (Indicator) new HostName(site))
                .stream();
    }
}
