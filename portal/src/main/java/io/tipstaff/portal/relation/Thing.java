package io.tipstaff.portal.relation;

import io.tipstaff.indicator.HostName;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.Names;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.indicator.ParseResult.Refused;
import io.tipstaff.portal.geography.Country;
import java.util.Optional;
import java.util.UUID;

/// Something that is connected with others. Its key, such as `domain:evil.example`, `report:<uuid>`
/// or `actor:Paper Heron`, names it everywhere and for good.
///
/// @param value canonical text of an indicator; the number of a source, a system or a detection;
///   the two letters of a country; otherwise a name of at most 1,024 characters
public record Thing(ThingType type, String value) {

    private static final int MAX_NAME = 1_024;

    public Thing {
        if (!isValid(type, value)) {
            throw new IllegalArgumentException("not a " + type.label() + ": " + value);
        }
    }

    private static boolean isValid(ThingType type, String value) {
        return switch (type) {
            case REPORT -> isUuid(value);
            case ACTOR, THREAT ->
                    !value.isBlank()
                            && value.length() <= MAX_NAME
                            && value.chars().noneMatch(Character::isISOControl);
            case SOURCE, SYSTEM, DETECTION -> value.matches("[1-9][0-9]{0,17}");
            case COUNTRY -> Country.of(value).filter(one -> one.code().equals(value)).isPresent();
            case IPV4,
                    IPV6,
                    NETWORK,
                    ENDPOINT,
                    DOMAIN,
                    HOST,
                    URL,
                    URL_MASK,
                    PATH,
                    MD5,
                    SHA1,
                    SHA256,
                    EMAIL ->
                    parsed(type, value).filter(one -> one.canonical().equals(value)).isPresent();
        };
    }

    private static boolean isUuid(String value) {
        try {
            return UUID.fromString(value).toString().equals(value);
        } catch (IllegalArgumentException other) {
            return false;
        }
    }

    private static Optional<Indicator> parsed(ThingType type, String value) {
        return type.kind()
                .flatMap(
                        kind ->
                                IndicatorParser.parse(kind, value) instanceof Parsed(var indicator)
                                        ? Optional.of(indicator)
                                        : Optional.empty());
    }

    /// Returns the thing that an indicator is.
    public static Thing of(Indicator indicator) {
        return indicator instanceof HostName(String name) && !Names.isPublicSuffix(name)
                ? new Thing(ThingType.DOMAIN, name)
                : new Thing(ThingType.of(indicator.kind()), indicator.canonical());
    }

    /// Returns the actor or threat of this name; nothing for what cannot be a name.
    public static Optional<Thing> named(ThingType type, String name) {
        return isValid(type, name) ? Optional.of(new Thing(type, name)) : Optional.empty();
    }

    /// Reads a key, or an indicator in whatever way it is written.
    ///
    /// @throws IllegalArgumentException if it is neither
    public static Thing parse(String text) {
        int colon = text.indexOf(':');
        Optional<ThingType> type =
                colon < 0 ? Optional.empty() : ThingType.ofCode(text.substring(0, colon));
        return type.isPresent()
                ? ofKey(type.get(), text.substring(colon + 1))
                : of(indicator(IndicatorParser.parse(text), text));
    }

    private static Thing ofKey(ThingType type, String value) {
        return type.kind()
                .map(kind -> of(indicator(IndicatorParser.parse(kind, value), value)))
                .orElseGet(() -> new Thing(type, value));
    }

    private static Indicator indicator(io.tipstaff.indicator.ParseResult result, String written) {
        return switch (result) {
            case Parsed(Indicator indicator) -> indicator;
            case Refused(String reason) ->
                    throw new IllegalArgumentException(reason + ": " + written);
        };
    }

    /// Returns the key.
    public String key() {
        return type.code() + ":" + value;
    }

    /// Returns the indicator that it is, if it is one.
    public Optional<Indicator> indicator() {
        return parsed(type, value);
    }

    /// Says whether it is a name of the domain name system.
    public boolean isName() {
        return ThingType.NAMES.contains(type);
    }

    /// Returns the host name without the mark of exact ones; the value of what is no name.
    public String bare() {
        return type.kind().filter(Kind.HOST::equals).isPresent() ? value.substring(1) : value;
    }

    /// Returns the name that somebody registered, above or at this one; below a top-level domain
    /// that the public-suffix list does not have it has two labels, which is the list's own rule.
    /// Nothing for a public suffix and for what is no name.
    public Optional<String> registered() {
        if (!isName() || Names.isPublicSuffix(bare())) {
            return Optional.empty();
        }
        String name = bare();
        int last = name.lastIndexOf('.');
        String two = name.substring(name.lastIndexOf('.', last - 1) + 1);
        return Names.registrable(name).or(() -> Optional.of(two));
    }

    @Override
    public String toString() {
        return key();
    }
}
