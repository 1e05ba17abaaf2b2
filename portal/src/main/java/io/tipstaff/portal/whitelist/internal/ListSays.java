package io.tipstaff.portal.whitelist.internal;

import io.tipstaff.indicator.DomainName;
import io.tipstaff.indicator.EmailAddress;
import io.tipstaff.indicator.Endpoint;
import io.tipstaff.indicator.HostName;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.IpAddress;
import io.tipstaff.indicator.Names;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.indicator.Url;
import io.tipstaff.indicator.UrlMask;
import io.tipstaff.portal.whitelist.Listed;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;

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

    /// Returns a test whether the other one says something else about an indicator, or about a name
    /// or an address in it.
    Predicate<Indicator> differingFrom(ListSays other) {
        Predicate<Indicator> listed =
                indicator ->
                        !isSame(list.find(indicator), other.list.find(indicator))
                                || differsInside(other, indicator);
        return names.protectsSame(other.names)
                ? listed
                : listed.or(one -> !names.find(one).equals(other.names.find(one)));
    }

    private static boolean isSame(List<Listed> here, List<Listed> there) {
        return here.equals(there) || new HashSet<>(here).equals(new HashSet<>(there));
    }

    /// On lists of host names, networks and parts an indicator stands if what is in it does.
    private boolean differsInside(ListSays other, Indicator indicator) {
        String inside = inside(indicator);
        if (inside.isEmpty()) {
            return false;
        }
        if (!Names.isCanonical(inside)
                && IndicatorParser.parse(inside) instanceof Parsed(IpAddress address)) {
            return !isSame(list.find(address), other.list.find(address));
        }
        for (String name = inside; !name.isEmpty(); name = CompiledLists.parent(name)) {
            if (!isSame(list.texts(name), other.list.texts(name))) {
                return true;
            }
        }
        return false;
    }

    /// Returns the name or address in an indicator; empty if there is none, or it is one itself.
    private static String inside(Indicator indicator) {
        return switch (indicator) {
            case DomainName(String name) -> name;
            case HostName(String name) -> name;
            case Url url -> url.host();
            case UrlMask mask -> mask.host();
            case EmailAddress mail -> mail.domain();
            case Endpoint endpoint -> endpoint.address().canonical();
            default -> "";
        };
    }
}
