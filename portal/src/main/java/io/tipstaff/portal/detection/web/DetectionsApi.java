package io.tipstaff.portal.detection.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.portal.detection.Detection;
import io.tipstaff.portal.detection.DetectionView;
import io.tipstaff.portal.detection.Detections;
import io.tipstaff.portal.shell.ApiPage;
import io.tipstaff.portal.shell.NotFoundException;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Detections for programs.
@RestController
@RequestMapping("/api/v1/detections")
@Tag(name = "Detections")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class DetectionsApi {

    private final Detections detections;

    DetectionsApi(Detections detections) {
        this.detections = detections;
    }

    @GetMapping
    @Operation(
            summary = "Lists detections, the newest first",
            description =
                    "`before` gives older pages (pass `next`), `after` what is newer than a known number.")
    ApiPage<DetectionView> list(
            DetectionPages.Query query, @RequestParam(defaultValue = "100") int limit) {
        int size = Math.clamp(limit, 1, ApiPage.MAX);
        List<Detection> page = detections.newest(query.filter(), size + 1);
        boolean more = page.size() > size;
        List<Detection> shown = more ? page.subList(0, size) : page;
        return new ApiPage<>(
                shown.stream().map(DetectionView::of).toList(),
                more ? Long.toString(shown.getLast().id()) : null);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows a detection")
    DetectionView show(@PathVariable long id) {
        return detections
                .find(id)
                .map(DetectionView::of)
                .orElseThrow(() -> new NotFoundException("no such detection"));
    }
}
