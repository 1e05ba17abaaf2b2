package io.tipstaff.portal.feeds.internal;

import io.tipstaff.exchange.FeedFormat;
import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.feeds.Connection;
import io.tipstaff.portal.feeds.Source;
import io.tipstaff.portal.fetch.Fetcher;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What may be changed of a source; its parts mean what they mean in [Source].
public record SourceEdit(
        String name,
        String location,
        @Nullable FeedFormat format,
        @Nullable Kind kind,
        int confidence,
        Tlp tlp,
        List<String> categories,
        @Nullable Duration refreshEvery,
        boolean internalAllowed,
        Connection connection) {

    public SourceEdit {
        categories = List.copyOf(categories);
    }

    /// Returns a source as it is.
    public static SourceEdit of(Source source) {
        return new SourceEdit(
                source.name(),
                source.location(),
                source.format(),
                source.kind(),
                source.confidence(),
                source.tlp(),
                source.categories(),
                source.refreshEvery(),
                source.internalAllowed(),
                source.connection());
    }

    /// Returns what differs from another edit, as `old → new` by name; addresses without their
    /// keys.
    Map<String, String> changesOf(SourceEdit before, boolean remote) {
        Map<String, String> changes = new LinkedHashMap<>();
        differ(changes, "name", before.name, name);
        if (!before.location.equals(location)) {
            differ(
                    changes,
                    "location",
                    remote ? Fetcher.masked(before.location) : before.location,
                    remote ? Fetcher.masked(location) : location);
            changes.putIfAbsent("location", "the part that is not shown");
        }
        differ(changes, "format", code(before.format), code(format));
        differ(changes, "kind", code(before.kind), code(kind));
        differ(changes, "confidence", before.confidence, confidence);
        differ(changes, "tlp", before.tlp.label(), tlp.label());
        differ(changes, "categories", before.categories, categories);
        differ(changes, "refresh", before.refreshEvery, refreshEvery);
        differ(changes, "internal", before.internalAllowed, internalAllowed);
        differ(changes, "max-bytes", before.connection.maxBytes(), connection.maxBytes());
        return changes;
    }

    private static @Nullable String code(@Nullable FeedFormat format) {
        return format == null ? null : format.code();
    }

    private static @Nullable String code(@Nullable Kind kind) {
        return kind == null ? null : kind.code();
    }

    private static void differ(
            Map<String, String> changes,
            String name,
            @Nullable Object before,
            @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.put(name, told(before) + " → " + told(after));
        }
    }

    private static String told(@Nullable Object value) {
        return value == null || value.toString().isEmpty() ? "–" : value.toString();
    }
}
