package io.tipstaff.portal.relation;

import io.tipstaff.indicator.Kind;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What sorts of things are connected with each other: indicators by their kind, and what is said
/// about them. A host name and the domain of that name are one thing here.
public enum ThingType {
    IPV4(Kind.IPV4),
    IPV6(Kind.IPV6),
    NETWORK(Kind.NETWORK),
    ENDPOINT(Kind.ENDPOINT),
    DOMAIN(Kind.DOMAIN),
    /// A name that is a public suffix and so cannot be a domain, such as `github.io`.
    HOST(Kind.HOST),
    URL(Kind.URL),
    URL_MASK(Kind.URL_MASK),
    PATH(Kind.PATH),
    MD5(Kind.MD5),
    SHA1(Kind.SHA1),
    SHA256(Kind.SHA256),
    EMAIL(Kind.EMAIL),
    REPORT("report"),
    ACTOR("actor"),
    THREAT("threat"),
    SOURCE("source"),
    SYSTEM("autonomous system"),
    COUNTRY("country"),
    DETECTION("detection");

    static final Set<ThingType> INDICATORS =
            Collections.unmodifiableSet(EnumSet.range(IPV4, EMAIL));
    static final Set<ThingType> NAMES = Set.of(DOMAIN, HOST);
    static final Set<ThingType> ADDRESSES = Set.of(IPV4, IPV6);
    static final Set<ThingType> HASHES = Set.of(MD5, SHA1, SHA256);

    private final @Nullable Kind kind;
    private final String label;

    ThingType(Kind kind) {
        this.kind = kind;
        this.label = kind.label();
    }

    ThingType(String label) {
        this.kind = null;
        this.label = label;
    }

    /// Returns the type as a person reads it, in English.
    public String label() {
        return label;
    }

    /// Returns the kind of indicator that it is.
    public Optional<Kind> kind() {
        return Optional.ofNullable(kind);
    }

    /// Returns the name before the colon of a thing's key, such as `url-mask`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Finds the type with this code.
    public static Optional<ThingType> ofCode(String code) {
        return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
    }

    /// Returns the type of indicators of this kind.
    public static ThingType of(Kind kind) {
        return Arrays.stream(values()).filter(type -> type.kind == kind).findFirst().orElseThrow();
    }
}
