package io.tipstaff.portal.whitelist.internal;

import com.google.re2j.Pattern;
import io.tipstaff.indicator.DomainName;
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
import io.tipstaff.portal.whitelist.Listed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// All lists that are switched on, in memory. Immutable once built; thread-safe then.
///
/// Exact values and host names are hash tables, networks one hash table a prefix length, so a check
/// costs a few probes however many entries there are; substrings and expressions are tried one by
/// one, of which lists have few.
final class CompiledLists {

    /// Networks of this prefix length or less belong to many: what is said about all of them is a
    /// mistake.
    private static final int WIDE_IPV4 = 8;

    private static final int WIDE_IPV6 = 16;
    private static final String TOO_WIDE = "Networks too wide to mean anybody";

    private record Part(String text, Listed listed) {}

    private record Expression(Pattern pattern, Listed listed) {}

    private final Map<String, List<Listed>> strings = new HashMap<>();
    private final Map<String, List<Listed>> hosts = new HashMap<>();
    private final TreeMap<Integer, Map<IpAddress, List<Listed>>> networks =
            new TreeMap<>(Comparator.reverseOrder());
    private final TreeMap<IpAddress, Listed> keptOut = new TreeMap<>();
    private final Map<String, Listed> protectedBelow = new HashMap<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<Expression> expressions = new ArrayList<>();

    /// Adds an entry that [ListReader#canonical] returned.
    void add(WarningList list, String entry) {
        Listed listed = list.listed(entry);
        switch (list.matching()) {
            case STRING -> {
                strings.computeIfAbsent(entry, _ -> new ArrayList<>(1)).add(listed);
                protect(entry, listed);
            }
            case HOSTNAME -> {
                hosts.computeIfAbsent(entry, _ -> new ArrayList<>(1)).add(listed);
                protect(entry, listed);
            }
            case SUBSTRING -> parts.add(new Part(entry, listed));
            case REGEX ->
                    expressions.add(
                            new Expression(
                                    Pattern.compile(entry, Pattern.CASE_INSENSITIVE), listed));
            case CIDR -> addNetwork(entry, listed);
        }
    }

    /// Remembers above which domains a name stands that is kept out.
    private void protect(String entry, Listed listed) {
        if (listed.keepsOut() && Names.isCanonical(entry)) {
            for (String name = parent(entry);
                    name.indexOf('.') > 0 && !Names.isPublicSuffix(name);
                    name = parent(name)) {
                protectedBelow.putIfAbsent(name, listed);
            }
        }
    }

    private void addNetwork(String entry, Listed listed) {
        IpNetwork network = ListReader.network(entry);
        int key = network.first().bits() * 1000 + network.prefixLength();
        networks.computeIfAbsent(key, _ -> new HashMap<>())
                .computeIfAbsent(network.first(), _ -> new ArrayList<>(1))
                .add(listed);
        if (listed.keepsOut()) {
            keptOut.put(network.first(), listed);
        }
    }

    /// Finds the lists that an indicator stands on; those that keep it out come first.
    List<Listed> find(Indicator indicator) {
        List<Listed> found = new ArrayList<>();
        String text = indicator instanceof HostName(String name) ? name : indicator.canonical();
        found.addAll(strings.getOrDefault(text, List.of()));
        switch (indicator) {
            case IpAddress address -> covering(new IpNetwork(address, address.bits()), found);
            case Endpoint(IpAddress address, _) ->
                    covering(new IpNetwork(address, address.bits()), found);
            case IpNetwork network -> network(network, found);
            case DomainName(String name) -> domain(name, found);
            case HostName(String name) -> host(name, found);
            case Url url -> host(url.host(), found);
            case UrlMask mask -> host(mask.host(), found);
            case EmailAddress mail -> host(mail.domain(), found);
            default -> {}
        }
        parts.stream()
                .filter(part -> text.contains(part.text()))
                .map(Part::listed)
                .forEach(found::add);
        matching(text).forEach(found::add);
        found.sort(Comparator.comparing((Listed listed) -> !listed.keepsOut()));
        return found;
    }

    /// Finds the lists of values and expressions that this text stands on, whatever it is.
    List<Listed> texts(String text) {
        List<Listed> found = strings.getOrDefault(text, List.of());
        if (!expressions.isEmpty()) {
            found = new ArrayList<>(found);
            matching(text).forEach(found::add);
        }
        return found;
    }

    private Stream<Listed> matching(String text) {
        return expressions.stream()
                .filter(one -> one.pattern().matcher(text).find())
                .map(Expression::listed);
    }

    /// A domain above a name that is kept out would hit that too.
    private void domain(String name, List<Listed> found) {
        host(name, found);
        Listed below = protectedBelow.get(name);
        if (below != null && found.stream().noneMatch(Listed::keepsOut)) {
            found.add(below);
        }
    }

    private void host(String host, List<Listed> found) {
        if (IndicatorParser.parse(host) instanceof Parsed(IpAddress address)) {
            covering(new IpNetwork(address, address.bits()), found);
            return;
        }
        for (String name = host; !name.isEmpty(); name = parent(name)) {
            found.addAll(hosts.getOrDefault(name, List.of()));
        }
    }

    /// Returns what is behind the first dot; empty if there is none.
    static String parent(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1);
    }

    private void covering(IpNetwork network, List<Listed> found) {
        int bits = network.first().bits() * 1000;
        networks.subMap(bits + network.prefixLength(), true, bits, true)
                .forEach(
                        (key, entries) ->
                                found.addAll(
                                        entries.getOrDefault(
                                                network.first().masked(key - bits), List.of())));
    }

    /// A network that holds what is harmless would hit it too, also if another list shows it.
    private void network(IpNetwork network, List<Listed> found) {
        covering(network, found);
        int narrowest = network.first().bits() == 32 ? WIDE_IPV4 : WIDE_IPV6;
        if (network.prefixLength() <= narrowest) {
            found.add(Listed.keepingOut(TOO_WIDE, network.canonical()));
        }
        if (found.stream().noneMatch(Listed::keepsOut)) {
            Map.Entry<IpAddress, Listed> inside = keptOut.ceilingEntry(network.first());
            if (inside != null && network.contains(inside.getKey())) {
                found.add(inside.getValue());
            }
        }
    }
}
