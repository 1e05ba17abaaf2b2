package io.tipstaff.portal.feeds.web;

import io.tipstaff.exchange.FeedFormat;
import io.tipstaff.indicator.Kind;
import io.tipstaff.portal.feeds.Transport;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the fields say that the form of a new source and that of a known one have in common.
final class SourceFields {

    private SourceFields() {}

    /// Returns the format by its code; null for the one that is found.
    static @Nullable FeedFormat format(Transport by, @Nullable String code) {
        return SourceAddress.format(by, code == null ? null : FeedFormat.ofCode(code).orElse(null));
    }

    /// Returns the kind by its code; null for any.
    static @Nullable Kind kind(@Nullable String code) {
        return code == null ? null : Kind.ofCode(code).orElse(null);
    }

    /// Returns the schedule; null for by hand only, as uploads are.
    static @Nullable Duration refreshEvery(Transport by, @Nullable String minutes) {
        return minutes == null || minutes.isEmpty() || by == Transport.UPLOAD
                ? null
                : Duration.ofMinutes(Integer.parseInt(minutes));
    }

    /// Returns the categories between commas.
    static List<String> categories(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .distinct()
                        .toList();
    }
}
