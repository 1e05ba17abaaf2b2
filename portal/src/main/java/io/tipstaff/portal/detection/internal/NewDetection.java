package io.tipstaff.portal.detection.internal;

import io.tipstaff.indicator.Kind;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A detection on its way into the store; its parts mean what they mean in
/// [io.tipstaff.portal.detection.Detection].
record NewDetection(
        UUID agency,
        String source,
        @Nullable InetAddress sender,
        @Nullable UUID upload,
        @Nullable Instant eventAt,
        @Nullable String host,
        String line,
        long lineNumber,
        int offset,
        int length,
        @Nullable String field,
        String written,
        Kind kind,
        String indicator,
        long indicatorId,
        String zone,
        int score,
        List<String> feeds,
        List<String> threats) {}
