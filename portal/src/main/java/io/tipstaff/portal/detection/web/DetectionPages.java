package io.tipstaff.portal.detection.web;

import io.tipstaff.indicator.Kind;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.database.AgencyScope;
import io.tipstaff.portal.detection.Detection;
import io.tipstaff.portal.detection.DetectionFilter;
import io.tipstaff.portal.detection.Detections;
import io.tipstaff.portal.detection.internal.LiveDetections;
import io.tipstaff.portal.shell.Capability;
import io.tipstaff.portal.shell.CsvExport;
import io.tipstaff.portal.shell.HomeTile;
import io.tipstaff.portal.shell.NavigationEntry;
import io.tipstaff.portal.shell.NotFoundException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// The page of detections, which grows while they happen.
@Controller
@RequestMapping("/detections")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class DetectionPages {

    private static final int PAGE = 50;
    private static final int ON_TILE = 5;
    private static final int EXPORT = 100_000;

    /// What the page's form and links say; empty and unknown values stand for all.
    record Query(
            @Nullable String q,
            @Nullable String kind,
            @Nullable String zone,
            @Nullable UUID upload,
            @Nullable Long before,
            @Nullable Long after) {

        DetectionFilter filter() {
            return new DetectionFilter(
                    q == null ? "" : q.strip(),
                    kind == null ? null : Kind.ofCode(kind).orElse(null),
                    zone == null || zone.isEmpty() ? null : zone,
                    upload,
                    null,
                    before,
                    after);
        }
    }

    private final Detections detections;
    private final LiveDetections live;

    DetectionPages(Detections detections, LiveDetections live) {
        this.detections = detections;
        this.live = live;
    }

    @GetMapping
    String list(Query query, Model model) {
        List<Detection> page = detections.newest(query.filter(), PAGE + 1);
        boolean more = page.size() > PAGE;
        List<Detection> shown = more ? page.subList(0, PAGE) : page;
        model.addAttribute("query", query);
        model.addAttribute("detections", shown);
        model.addAttribute("next", more ? shown.getLast().id() : null);
        model.addAttribute("newest", shown.isEmpty() ? 0 : shown.getFirst().id());
        model.addAttribute("kinds", Kind.values());
        return "detection/list";
    }

    /// The rows that a page lacks, asked for when the stream says that there are some.
    @GetMapping("/rows")
    String rows(Query query, Model model) {
        model.addAttribute("detections", detections.newest(query.filter(), PAGE));
        return "detection/rows :: rows";
    }

    /// The tile of the first page.
    @GetMapping("/tile")
    String tile(Model model) {
        model.addAttribute("traffic", detections.since(Instant.now().minus(Duration.ofDays(1))));
        model.addAttribute("detections", detections.newest(DetectionFilter.ALL, ON_TILE));
        return "detection/tile :: tile";
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(@AuthenticationPrincipal Person me) {
        return live.open(
                me.scope() instanceof AgencyScope.EveryAgency ? null : me.agency().value());
    }

    @GetMapping("/{id}")
    String show(@PathVariable long id, Model model) {
        model.addAttribute(
                "detection",
                detections.find(id).orElseThrow(() -> new NotFoundException("no such detection")));
        return "detection/one";
    }

    @GetMapping("/export.csv")
    ResponseEntity<String> export(Query query) {
        var csv =
                new CsvExport(
                        "id",
                        "detected_at",
                        "source",
                        "event_at",
                        "host",
                        "line_number",
                        "offset",
                        "field",
                        "kind",
                        "indicator",
                        "written",
                        "zone",
                        "score",
                        "feeds",
                        "threats",
                        "event");
        for (Detection one : detections.newest(query.filter(), EXPORT)) {
            csv.row(
                    one.id(),
                    one.detectedAt(),
                    one.source(),
                    one.eventAt(),
                    one.host(),
                    one.lineNumber(),
                    one.offset(),
                    one.field(),
                    one.kind().code(),
                    one.indicator(),
                    one.written(),
                    one.zone(),
                    one.score(),
                    CsvExport.joined(one.feeds()),
                    CsvExport.joined(one.threats()),
                    one.line());
        }
        return csv.answer("detections.csv");
    }

    @Configuration(proxyBeanMethods = false)
    static class Declarations {

        @Bean
        HomeTile detectionsTile() {
            return new HomeTile("/detections/tile", 10, Set.of("OPERATOR", "ANALYST"));
        }

        @Bean
        NavigationEntry detectionsEntry() {
            return NavigationEntry.forRoles(
                    Capability.DETECTIONS, "/detections", "OPERATOR", "ANALYST");
        }
    }
}
