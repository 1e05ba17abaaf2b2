package io.tipstaff.portal.detection;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A detection as programs see it; `offset` and `length` count characters of `event`.
public record DetectionView(
        long id,
        Instant detectedAt,
        String source,
        @Nullable UUID upload,
        @Nullable Instant eventAt,
        @Nullable String host,
        String event,
        long lineNumber,
        int offset,
        int length,
        @Nullable String field,
        String written,
        String kind,
        String indicator,
        long indicatorId,
        String zone,
        int score,
        List<String> feeds,
        List<String> threats) {

    public DetectionView {
        feeds = List.copyOf(feeds);
        threats = List.copyOf(threats);
    }

    /// Returns the view.
    public static DetectionView of(Detection one) {
        return new DetectionView(
                one.id(),
                one.detectedAt(),
                one.source(),
                one.upload(),
                one.eventAt(),
                one.host(),
                one.line(),
                one.lineNumber(),
                one.offset(),
                one.length(),
                one.field(),
                one.written(),
                one.kind().code(),
                one.indicator(),
                one.indicatorId(),
                one.zone(),
                one.score(),
                one.feeds(),
                one.threats());
    }
}
