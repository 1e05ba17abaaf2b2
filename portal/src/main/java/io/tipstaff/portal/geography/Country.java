package io.tipstaff.portal.geography;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A country or territory of ISO 3166-1, or Kosovo.
///
/// @param code two upper-case letters
public record Country(String code) implements Comparable<Country> {

    /// Not in ISO 3166-1, but what databases and postal unions use for Kosovo.
    private static final String KOSOVO = "XK";

    private static final Set<String> CODES = Set.of(Locale.getISOCountries());

    public Country {
        if (!isCode(code)) {
            throw new IllegalArgumentException("no country has the code: " + code);
        }
    }

    private static boolean isCode(String code) {
        return CODES.contains(code) || code.equals(KOSOVO);
    }

    /// Finds the country with this code, in any case. Databases also hold codes that are none, such
    /// as `ZZ`, `EU` or `??`.
    public static Optional<Country> of(String code) {
        String upper = code.toUpperCase(Locale.ROOT);
        return isCode(upper) ? Optional.of(new Country(upper)) : Optional.empty();
    }

    /// Returns the name in English.
    public String name() {
        return Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
    }

    @Override
    public int compareTo(Country other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
