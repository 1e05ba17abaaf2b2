package io.tipstaff.portal.reports.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Countries by ISO 3166-1 and by their English names.
public final class Countries {

    private static final Set<String> CODES = Set.of(Locale.getISOCountries());
    private static final Map<String, String> BY_NAME =
            Arrays.stream(Locale.getISOCountries())
                    .collect(
                            Collectors.toMap(
                                    code -> name(code).toLowerCase(Locale.ROOT), code -> code));

    private Countries() {}

    /// Finds the two letters of a country by themselves or by its name.
    public static Optional<String> code(String text) {
        String wanted = text.strip();
        String letters = wanted.toUpperCase(Locale.ROOT);
        return CODES.contains(letters)
                ? Optional.of(letters)
                : Optional.ofNullable(BY_NAME.get(wanted.toLowerCase(Locale.ROOT)));
    }

    /// Returns the English name.
    public static String name(String code) {
        return Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
    }
}
