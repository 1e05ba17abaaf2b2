package io.tipstaff.portal.similarity.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What indicators may share.
///
/// Each has a bound: what more indicators share belongs to a host of many, or to everybody, and
/// connects nothing.
public enum Tie {
    /// Names and URLs of one registered name.
    SITE(0, "same registered name", 500),
    /// The address in them, or one that their name resolved to.
    ADDRESS(1, "same address", 500),
    /// The same system and /24, or /48 of IPv6.
    NETWORK(2, "same system and network", 32),
    /// A telling shape of path and query.
    KIT(3, "same kit", 500),
    /// One object of a source's document: a MISP object, a STIX pattern, a row.
    OBJECT(4, "reported as one object", 64),
    /// A statement of a document: drops, downloads, communicates with.
    STATEMENT(5, "stated by a document", 64);

    private final int number;
    private final String label;
    private final int most;

    Tie(int number, String label, int most) {
        this.number = number;
        this.label = label;
        this.most = most;
    }

    /// Returns the tie as a person reads it, in English.
    public String label() {
        return label;
    }

    /// Returns how many indicators may share one for it to connect them.
    int most() {
        return most;
    }

    /// Returns the number in the database, which is never given anew.
    int number() {
        return number;
    }

    /// Returns the name used in the API.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Finds the tie with this code.
    static Optional<Tie> ofCode(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }

    static Tie ofNumber(int number) {
        return Arrays.stream(values())
                .filter(one -> one.number == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such tie: " + number));
    }
}
