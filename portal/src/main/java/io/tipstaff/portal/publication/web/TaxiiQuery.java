package io.tipstaff.portal.publication.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/// What the address of a TAXII request asks for (TAXII 2.1, 3.4 and 3.5).
///
/// @param after version behind which the page begins
/// @param names of indicators; null for all
/// @param versions times of modification; null for all
/// @param nothing whether the filters leave nothing: another type, another version of STIX
record TaxiiQuery(
        long after,
        @Nullable Instant addedAfter,
        @Nullable List<UUID> names,
        @Nullable List<Instant> versions,
        int limit,
        boolean nothing) {

    static final int MOST = 1000;
    private static final String INDICATOR = "indicator--";

    /// @throws IllegalArgumentException if a value cannot be read
    static TaxiiQuery of(MultiValueMap<String, String> parameters) {
        List<UUID> names = names(parameters);
        return new TaxiiQuery(
                after(parameters.getFirst("next")),
                time("added_after", parameters.getFirst("added_after")),
                names,
                versions(parameters.getFirst("match[version]")),
                limit(parameters.getFirst("limit")),
                names != null && names.isEmpty() || excludes(parameters));
    }

    private static long after(@Nullable String next) {
        if (next == null) {
            return 0;
        }
        try {
            return Long.parseLong(
                    new String(Base64.getUrlDecoder().decode(next), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException foreign) {
            throw new IllegalArgumentException("next is none of this server's: " + next, foreign);
        }
    }

    static String next(long version) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Long.toString(version).getBytes(StandardCharsets.US_ASCII));
    }

    private static @Nullable Instant time(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException(name + " is no RFC 3339 time: " + text, wrong);
        }
    }

    /// One version of each object is kept, so the first, the last and all are the same.
    private static @Nullable List<Instant> versions(@Nullable String list) {
        if (list == null || holds(list, Set.of("all", "first", "last"))) {
            return null;
        }
        List<Instant> versions = new ArrayList<>();
        for (String version : list.split(",")) {
            versions.add(Objects.requireNonNull(time("match[version]", version.strip())));
        }
        return versions;
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return MOST;
        }
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) == 0) {
            throw new IllegalArgumentException("limit is a number above zero: " + text);
        }
        return Math.min(MOST, Integer.parseInt(text));
    }

    private static @Nullable List<UUID> names(MultiValueMap<String, String> parameters) {
        String ids = parameters.getFirst("match[id]");
        if (ids == null) {
            return null;
        }
        List<UUID> names = new ArrayList<>();
        for (String id : ids.split(",")) {
            name(id.strip(), names);
        }
        return names;
    }

    /// Objects of other types are not here, which is no error.
    private static void name(String id, List<UUID> into) {
        if (id.startsWith(INDICATOR)) {
            try {
                into.add(UUID.fromString(id.substring(INDICATOR.length())));
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException("not an id: " + id, wrong);
            }
        }
    }

    /// There is one version of each object, in STIX 2.1.
    private static boolean excludes(MultiValueMap<String, String> parameters) {
        return !holds(parameters.getFirst("match[type]"), Set.of("indicator"))
                || !holds(parameters.getFirst("match[spec_version]"), Set.of("2.1"));
    }

    private static boolean holds(@Nullable String list, Set<String> wanted) {
        return list == null
                || List.of(list.split(",")).stream().map(String::strip).anyMatch(wanted::contains);
    }
}
