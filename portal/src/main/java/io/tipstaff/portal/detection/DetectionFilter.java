package io.tipstaff.portal.detection;

import io.tipstaff.indicator.Kind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which detections are wanted; null and the empty text stand for all.
///
/// @param text that the indicator, the event or its source contains, in any case
/// @param before only detections with a smaller number
/// @param after only detections with a larger number
public record DetectionFilter(
        String text,
        @Nullable Kind kind,
        @Nullable String zone,
        @Nullable UUID upload,
        @Nullable Long indicatorId,
        @Nullable Long before,
        @Nullable Long after) {

    /// Everything.
    public static final DetectionFilter ALL =
            new DetectionFilter("", null, null, null, null, null, null);

    /// Only detections of this indicator.
    public static DetectionFilter ofIndicator(long indicatorId) {
        return new DetectionFilter("", null, null, null, indicatorId, null, null);
    }

    /// Only detections in this uploaded file.
    public static DetectionFilter ofUpload(UUID upload) {
        return new DetectionFilter("", null, null, upload, null, null, null);
    }
}
