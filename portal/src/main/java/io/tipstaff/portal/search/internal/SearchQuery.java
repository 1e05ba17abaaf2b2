package io.tipstaff.portal.search.internal;

import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.feeds.Category;
import io.tipstaff.portal.feeds.Zone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What is searched for: all parts that are given must hold.
///
/// @param value an indicator, or a part of one with `*` for any text and `?` for one character
/// @param tlp the marking that it has
/// @param seenFrom last seen then or later
/// @param seenUntil last seen before then
/// @param source that reports it now
/// @param threat name of malware or a campaign, whatever its case
/// @param tag that a source gave it
public record SearchQuery(
        String value,
        @Nullable Kind kind,
        @Nullable Zone zone,
        @Nullable Category category,
        @Nullable Long source,
        String threat,
        String tag,
        @Nullable Tlp tlp,
        @Nullable Instant seenFrom,
        @Nullable Instant seenUntil) {

    private static final int MAX_TEXT = 500;

    /// Reads what a form or an address says; unknown names are passed over.
    ///
    /// @throws IllegalArgumentException if a value cannot be read
    public static SearchQuery of(Map<String, String> parameters) {
        return new SearchQuery(
                text(parameters, "value"),
                read(parameters, "kind", Kind::ofCode),
                read(parameters, "zone", SearchQuery::zoneOf),
                read(parameters, "category", Category::ofCode),
                read(parameters, "source", SearchQuery::number),
                text(parameters, "threat"),
                text(parameters, "tag"),
                read(parameters, "tlp", Tlp::parse),
                read(parameters, "from", text -> day(text, 0)),
                read(parameters, "until", text -> day(text, 1)));
    }

    private static String text(Map<String, String> parameters, String name) {
        String text = parameters.getOrDefault(name, "").strip();
        if (text.length() > MAX_TEXT) {
            throw new IllegalArgumentException(
                    name + " is longer than " + MAX_TEXT + " characters");
        }
        return text;
    }

    private static <T> @Nullable T read(
            Map<String, String> parameters, String name, Function<String, Optional<T>> reader) {
        String text = text(parameters, name);
        if (text.isEmpty()) {
            return null;
        }
        return reader.apply(text)
                .orElseThrow(() -> new IllegalArgumentException("no such " + name + ": " + text));
    }

    private static Optional<Zone> zoneOf(String code) {
        return Arrays.stream(Zone.values()).filter(zone -> zone.code().equals(code)).findFirst();
    }

    private static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private static Optional<Instant> day(String text, int daysAfter) {
        try {
            return Optional.of(
                    LocalDate.parse(text)
                            .plusDays(daysAfter)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant());
        } catch (DateTimeParseException invalid) {
            return Optional.empty();
        }
    }

    /// Says whether nothing is asked for.
    public boolean isEmpty() {
        return parameters().isEmpty();
    }

    /// Returns what [#of] reads, without what is not given.
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "value", value);
        put(parameters, "kind", kind == null ? "" : kind.code());
        put(parameters, "zone", zone == null ? "" : zone.code());
        put(parameters, "category", category == null ? "" : category.code());
        put(parameters, "source", source == null ? "" : source.toString());
        put(parameters, "threat", threat);
        put(parameters, "tag", tag);
        put(parameters, "tlp", tlp == null ? "" : tlp.name());
        put(parameters, "from", seenFrom == null ? "" : dayOf(seenFrom, 0));
        put(parameters, "until", seenUntil == null ? "" : dayOf(seenUntil, 1));
        return parameters;
    }

    private static String dayOf(Instant instant, int daysBefore) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(daysBefore).toString();
    }

    private static void put(Map<String, String> parameters, String name, String value) {
        if (!value.isEmpty()) {
            parameters.put(name, value);
        }
    }
}
