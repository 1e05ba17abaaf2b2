package io.tipstaff.portal.release.internal;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.portal.publication.PublishedFeed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// Which indicators are asked for.
public sealed interface Selection {

    /// The field of named indicators, one a line.
    String VALUES = "values";

    /// What a feed holds that the agency may not have by its subscription.
    record OfFeed(PublishedFeed feed) implements Selection {}

    /// What a search finds.
    ///
    /// @param query its parameters, at least one
    /// @param words the same in words
    record OfSearch(Map<String, String> query, String words) implements Selection {

        public OfSearch {
            if (query.isEmpty()) {
                throw new IllegalArgumentException(
                        "say which indicators: a feed, a kept search, or what to search for");
            }
            query = Map.copyOf(query);
        }
    }

    /// Those that somebody named.
    ///
    /// @param refused lines that are no indicator, with the reason
    record OfValues(List<Indicator> indicators, List<String> refused) implements Selection {

        private static final int SAID = 3;

        public OfValues {
            indicators = List.copyOf(indicators);
            refused = List.copyOf(refused);
        }

        private String text() {
            return indicators.stream().map(Indicator::canonical).collect(Collectors.joining("\n"));
        }

        private String words() {
            String first =
                    indicators.stream()
                            .limit(SAID)
                            .map(Indicator::canonical)
                            .collect(Collectors.joining(", "));
            int more = indicators.size() - SAID;
            return "the indicators " + first + (more > 0 ? " and " + more + " more" : "");
        }
    }

    /// Returns the fields that say the same.
    default Map<String, String> fields() {
        return switch (this) {
            case OfFeed(PublishedFeed feed) -> Map.of("feed", feed.code());
            case OfSearch(Map<String, String> query, _) -> query;
            case OfValues values -> Map.of(VALUES, values.text());
        };
    }

    /// Returns a name that the same selection always has.
    default String key() {
        return switch (this) {
            case OfFeed(PublishedFeed feed) -> "feed " + feed.code();
            case OfSearch(Map<String, String> query, _) ->
                    "search "
                            + UUID.nameUUIDFromBytes(
                                    new TreeMap<>(query)
                                            .toString()
                                            .getBytes(StandardCharsets.UTF_8));
            case OfValues values ->
                    "values "
                            + UUID.nameUUIDFromBytes(
                                    values.text().getBytes(StandardCharsets.UTF_8));
        };
    }

    /// Returns it in words, as they go on after "asks for".
    default String said() {
        return switch (this) {
            case OfFeed(PublishedFeed feed) -> "the indicators of the feed " + feed.code();
            case OfSearch(_, String words) -> "the indicators with " + words;
            case OfValues values -> values.words();
        };
    }
}
