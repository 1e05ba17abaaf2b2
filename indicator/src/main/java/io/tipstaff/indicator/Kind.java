package io.tipstaff.indicator;

import java.util.Locale;
import java.util.Optional;

/// The kinds of indicator, in the order in which their numbers stand in index files; append only.
public enum Kind {
    IPV4("IPv4 address"),
    IPV6("IPv6 address"),
    NETWORK("network"),
    ENDPOINT("address and port"),
    DOMAIN("domain"),
    HOST("host name"),
    URL("URL"),
    URL_MASK("URL mask"),
    PATH("URL path"),
    MD5("MD5 hash"),
    SHA1("SHA-1 hash"),
    SHA256("SHA-256 hash"),
    EMAIL("e-mail address");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    /// Returns the kind as a person reads it, in English.
    public String label() {
        return label;
    }

    /// Returns the number in index files and in the database.
    @SuppressWarnings("EnumOrdinal") // the order of the constants is the numbering, append only
    public int number() {
        return ordinal();
    }

    /// Returns the name used in files, APIs and the database: lower case with dashes, such as
    /// `url-mask`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Finds the kind with this code.
    public static Optional<Kind> ofCode(String code) {
        for (Kind kind : values()) {
            if (kind.code().equals(code)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /// Returns the kind with this number.
    ///
    /// @throws IndexOutOfBoundsException if there is none
    @SuppressWarnings("EnumOrdinal") // as above
    public static Kind ofNumber(int number) {
        return values()[number];
    }
}
