package io.tipstaff.exchange.stix2;

import io.tipstaff.exchange.stix2.StixPattern.Comparison;
import java.util.Locale;
import java.util.Set;

/// Which properties of STIX objects are indicators.
final class Properties {

    private static final Set<String> VALUES =
            Set.of("ipv4-addr", "ipv6-addr", "domain-name", "url", "email-addr", "hostname");
    private static final Set<String> HASHED = Set.of("file", "artifact", "x509-certificate");
    private static final Set<String> ALGORITHMS = Set.of("MD5", "SHA1", "SHA256");

    private Properties() {}

    /// Says whether a comparison names one or more indicators.
    static boolean isIndicator(Comparison comparison) {
        if (comparison.negated()) {
            return false;
        }
        boolean names =
                switch (comparison.operator()) {
                    case EQUAL, IN, IS_SUBSET, LIKE -> true;
                    case NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> false;
                    case MATCHES, IS_SUPERSET, EXISTS -> false;
                };
        return names && isIndicator(comparison.objectType(), comparison.property());
    }

    private static boolean isIndicator(String type, String property) {
        if (VALUES.contains(type)) {
            return property.equals("value");
        }
        if (type.equals("network-traffic")) {
            return property.equals("dst_ref.value") || property.equals("src_ref.value");
        }
        if (type.equals("email-message")) {
            return property.equals("from_ref.value") || property.equals("sender_ref.value");
        }
        int hashes = property.lastIndexOf("hashes.");
        boolean hashed = HASHED.contains(type) || type.startsWith("windows-pebinary");
        return hashed && hashes >= 0 && isAlgorithm(property.substring(hashes + 7));
    }

    /// Says whether a comparison names hashes that are indicators.
    static boolean isHash(Comparison comparison) {
        return isIndicator(comparison) && comparison.property().contains("hashes.");
    }

    /// Says whether hashes by this name are indicators: MD5, SHA-1, SHA-256 in any spelling.
    static boolean isAlgorithm(String name) {
        return ALGORITHMS.contains(name.toUpperCase(Locale.ROOT).replace("-", "").replace("_", ""));
    }

    /// Turns a LIKE pattern into a mask: `%` is any run of characters. `_`, which should be any one
    /// character, is itself: nearly all who write it in a URL mean that.
    static String mask(String like) {
        String mask = like.replace('%', '*');
        return mask.startsWith("*") && !mask.startsWith("*.") && !mask.startsWith("*/")
                ? mask.substring(1)
                : mask;
    }
}
