package io.tipstaff.portal.maltego.internal;

import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.IpAddress;
import io.tipstaff.indicator.IpNetwork;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.portal.feeds.Zone;
import io.tipstaff.portal.geography.Country;
import io.tipstaff.portal.relation.Link;
import io.tipstaff.portal.relation.Node;
import io.tipstaff.portal.relation.Relation;
import io.tipstaff.portal.relation.Thing;
import io.tipstaff.portal.relation.ThingType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which entity of Maltego a thing is, and which thing an entity.
///
/// What Maltego has no entity for is a `maltego.Phrase`; its field [#KEY] says what it is, so that
/// transforms go on from there.
final class Entities {

    /// Field with the key of the thing.
    static final String KEY = "tipstaff.thing";

    static final String PHRASE = "maltego.Phrase";

    private static final String PREFIX = "maltego.";

    private static final Map<ThingType, String> TYPES =
            Map.ofEntries(
                    Map.entry(ThingType.IPV4, "maltego.IPv4Address"),
                    Map.entry(ThingType.IPV6, "maltego.IPv6Address"),
                    Map.entry(ThingType.NETWORK, "maltego.Netblock"),
                    Map.entry(ThingType.DOMAIN, "maltego.Domain"),
                    Map.entry(ThingType.HOST, "maltego.DNSName"),
                    Map.entry(ThingType.URL, "maltego.URL"),
                    Map.entry(ThingType.MD5, "maltego.Hash"),
                    Map.entry(ThingType.SHA1, "maltego.Hash"),
                    Map.entry(ThingType.SHA256, "maltego.Hash"),
                    Map.entry(ThingType.EMAIL, "maltego.EmailAddress"),
                    Map.entry(ThingType.ACTOR, "maltego.Organization"),
                    Map.entry(ThingType.SYSTEM, "maltego.AS"),
                    Map.entry(ThingType.COUNTRY, "maltego.Location"));

    /// Entities of names beside the two above.
    private static final Set<String> NAMES =
            Set.of(
                    "maltego.Domain",
                    "maltego.DNSName",
                    "maltego.Website",
                    "maltego.NSRecord",
                    "maltego.MXRecord");

    private static final Map<Zone, String> COLOURS =
            Map.of(
                    Zone.RED, "#B3261E",
                    Zone.ORANGE, "#C96A00",
                    Zone.YELLOW, "#A68A00",
                    Zone.GREY, "#7A8594",
                    Zone.GREEN, "#1C6B3C");

    private Entities() {}

    /// Returns the types of entities that a thing of this type may come as.
    static Set<String> inputs(ThingType type) {
        return type == ThingType.DOMAIN ? NAMES : Set.of(typeOf(type));
    }

    static String typeOf(ThingType type) {
        return TYPES.getOrDefault(type, PHRASE);
    }

    /// Says which thing an entity is.
    ///
    /// @throws IllegalArgumentException if it is none
    static Thing thing(Entity entity, String wanted) {
        @Nullable String key = entity.fields().get(KEY);
        if (key != null) {
            return Thing.parse(key);
        }
        String value = value(entity);
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the entity has no value");
        }
        return switch (wanted) {
            case "maltego.Organization" -> new Thing(ThingType.ACTOR, value);
            case "maltego.AS" ->
                    new Thing(
                            ThingType.SYSTEM,
                            value.toUpperCase(Locale.ROOT).replaceFirst("^AS", "").strip());
            case "maltego.Location" -> country(entity, value);
            case "maltego.Netblock" -> network(value);
            case PHRASE -> phrase(value);
            default -> Thing.parse(value);
        };
    }

    /// What a user typed: an indicator without an entity of its own, otherwise the name of a
    /// threat.
    private static Thing phrase(String value) {
        return IndicatorParser.parse(value) instanceof Parsed(var indicator)
                ? Thing.of(indicator)
                : new Thing(ThingType.THREAT, value);
    }

    private static String value(Entity entity) {
        return entity.value().isEmpty()
                ? entity.fields().values().stream()
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse("")
                : entity.value();
    }

    private static Thing country(Entity entity, String value) {
        String code = entity.fields().getOrDefault("countrycode", value);
        return Country.of(code)
                .map(country -> new Thing(ThingType.COUNTRY, country.code()))
                .orElseThrow(() -> new IllegalArgumentException("not a country: " + value));
    }

    /// The client writes networks as `192.0.2.0-192.0.2.255`.
    private static Thing network(String value) {
        int dash = value.indexOf('-');
        if (dash < 0) {
            return Thing.parse(value);
        }
        IpAddress first = address(value.substring(0, dash));
        IpAddress last = address(value.substring(dash + 1));
        for (int length = first.bits(); length >= 0; length--) {
            var network = new IpNetwork(first, length);
            if (network.first().equals(first) && network.contains(last)) {
                return Thing.of(length == first.bits() ? first : network);
            }
        }
        throw new IllegalArgumentException("not the range of one network: " + value);
    }

    private static IpAddress address(String text) {
        if (IndicatorParser.parse(text.strip()) instanceof Parsed(IpAddress address)) {
            return address;
        }
        throw new IllegalArgumentException("not an address: " + text);
    }

    /// Returns what the client shows at the other end of a link.
    static Entity of(Link link) {
        Map<String, String> fields = fields(link.to());
        put(fields, "tipstaff.first-seen", link.firstSeen());
        put(fields, "tipstaff.last-seen", link.lastSeen());
        fields.put("tipstaff.said-by", link.saidBy());
        fields.put("link#maltego.link.label", link.relation().label());
        fields.put("link#maltego.link.color", colour(link.to().zone()));
        return Entity.of(type(link), shown(link.to()), fields);
    }

    static Map<String, String> fields(Node node) {
        Thing thing = node.thing();
        Map<String, String> fields = new LinkedHashMap<>();
        property(thing, node).ifPresent(one -> fields.put(one.getKey(), one.getValue()));
        fields.put(KEY, thing.key());
        fields.put("tipstaff.type", thing.type().label());
        if (thing.type().kind().isPresent()) {
            fields.put("tipstaff.zone", node.zone().label());
        }
        return fields;
    }

    static String colour(Zone zone) {
        return Objects.requireNonNull(COLOURS.get(zone));
    }

    private static void put(Map<String, String> fields, String name, @Nullable Instant at) {
        if (at != null) {
            fields.put(name, at.toString());
        }
    }

    private static String type(Link link) {
        if (link.to().thing().isName()) {
            if (link.relation() == Relation.NAME_SERVERS) {
                return "maltego.NSRecord";
            }
            if (link.relation() == Relation.MAIL_SERVERS) {
                return "maltego.MXRecord";
            }
        }
        return type(link.to().thing());
    }

    /// A domain is what somebody registered; names below it are names.
    static String type(Thing thing) {
        boolean below =
                thing.type() == ThingType.DOMAIN
                        && thing.registered().filter(top -> !top.equals(thing.value())).isPresent();
        return below ? "maltego.DNSName" : typeOf(thing.type());
    }

    static String shown(Node node) {
        Thing thing = node.thing();
        return switch (thing.type()) {
            case NETWORK -> range(thing);
            case URL -> "http://" + thing.value();
            case SYSTEM -> thing.value();
            default -> node.label();
        };
    }

    private static String range(Thing thing) {
        var network = (IpNetwork) thing.indicator().orElseThrow();
        return network.first().canonical() + "-" + network.last().canonical();
    }

    /// The client's own property, under which other transforms look for the value.
    private static Optional<Map.Entry<String, String>> property(Thing thing, Node node) {
        String shown = shown(node);
        return Optional.ofNullable(
                switch (type(thing)) {
                    case "maltego.IPv4Address" -> Map.entry("ipv4-address", shown);
                    case "maltego.IPv6Address" -> Map.entry("ipv6-address", shown);
                    case "maltego.Netblock" -> Map.entry("ipv4-range", shown);
                    case "maltego.Domain", "maltego.DNSName" -> Map.entry("fqdn", shown);
                    case "maltego.URL" -> Map.entry("url", shown);
                    case "maltego.Hash" -> Map.entry("properties.hash", shown);
                    case "maltego.EmailAddress" -> Map.entry("email", shown);
                    case "maltego.AS" -> Map.entry("as.number", shown);
                    case "maltego.Organization" -> Map.entry("title", shown);
                    case "maltego.Location" -> Map.entry("countrycode", thing.value());
                    default -> Map.entry("text", shown);
                });
    }

    /// Says whether an entity is of one of these types; `Domain` of old clients is
    /// `maltego.Domain`.
    static boolean isOf(Entity entity, Set<String> wanted) {
        return entity.types().stream()
                .map(type -> type.startsWith(PREFIX) ? type : PREFIX + type)
                .anyMatch(wanted::contains);
    }
}
