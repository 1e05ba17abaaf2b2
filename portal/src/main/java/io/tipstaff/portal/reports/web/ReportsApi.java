package io.tipstaff.portal.reports.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.indicator.ParseResult.Refused;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.database.Slice;
import io.tipstaff.portal.reports.Reports;
import io.tipstaff.portal.reports.internal.Clearance;
import io.tipstaff.portal.reports.internal.Profiles;
import io.tipstaff.portal.reports.internal.ReportCard;
import io.tipstaff.portal.reports.internal.ReportFilter;
import io.tipstaff.portal.reports.internal.ReportReading;
import io.tipstaff.portal.reports.web.ReportViews.ActorView;
import io.tipstaff.portal.reports.web.ReportViews.CardView;
import io.tipstaff.portal.reports.web.ReportViews.CellView;
import io.tipstaff.portal.reports.web.ReportViews.EditionView;
import io.tipstaff.portal.reports.web.ReportViews.MentionView;
import io.tipstaff.portal.reports.web.ReportViews.ReportView;
import io.tipstaff.portal.shell.ApiPage;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Reports for programs that read them.
@RestController
@RequestMapping("/api/v1/reports")
@Tag(name = "Reports")
class ReportsApi {

    private final ReportReading reports;
    private final Reports mentions;
    private final Profiles profiles;
    private final ReportFiles files;

    ReportsApi(ReportReading reports, Reports mentions, Profiles profiles, ReportFiles files) {
        this.reports = reports;
        this.mentions = mentions;
        this.profiles = profiles;
        this.files = files;
    }

    @GetMapping
    @Operation(
            summary =
                    "Reports with their summaries, the newest first; filter by any of the parameters")
    ApiPage<CardView> list(
            @ModelAttribute ReportFilter filter,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit,
            @AuthenticationPrincipal Person me) {
        Slice<ReportCard> slice =
                reports.list(me, filter, "-at", after, ApiPage.checkedLimit(limit));
        Map<UUID, Clearance> clearances = reports.clearances(me, slice.rows());
        return new ApiPage<>(
                slice.rows().stream()
                        .map(
                                card ->
                                        CardView.of(
                                                card,
                                                clearances.getOrDefault(
                                                        card.id(), new Clearance.SummaryOnly())))
                        .toList(),
                slice.next());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One report, as far as your agency may read it")
    ReportView get(@PathVariable UUID id, @AuthenticationPrincipal Person me) {
        return ReportView.of(reports.open(me, id));
    }

    @GetMapping("/{id}/editions")
    @Operation(summary = "The history of a campaign: each edition and what is new in it")
    List<EditionView> editions(@PathVariable UUID id, @AuthenticationPrincipal Person me) {
        return reports.history(me, id).stream().map(EditionView::of).toList();
    }

    @GetMapping("/{id}/editions/{number}")
    @Operation(summary = "An edition as it was")
    ReportView edition(
            @PathVariable UUID id, @PathVariable int number, @AuthenticationPrincipal Person me) {
        return ReportView.of(reports.edition(me, id, number));
    }

    @GetMapping("/{id}/indicators")
    @Operation(
            summary =
                    "The indicators as stix-2-1, openioc-1-1, misp, csv, plain, suricata or any other format of feeds")
    ResponseEntity<byte[]> indicators(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "stix-2-1") String format,
            @AuthenticationPrincipal Person me) {
        return files.indicators(me, id, format);
    }

    @GetMapping("/{id}/yara")
    @Operation(summary = "The YARA rules of a report")
    ResponseEntity<byte[]> yara(@PathVariable UUID id, @AuthenticationPrincipal Person me) {
        return files.yara(me, id);
    }

    @GetMapping("/{id}/pdf")
    @Operation(summary = "The full report as PDF, marked with who took it")
    ResponseEntity<byte[]> pdf(@PathVariable UUID id, @AuthenticationPrincipal Person me) {
        return files.pdf(me, id);
    }

    @GetMapping("/master-ioc")
    @Operation(
            summary =
                    "The indicators of all reports that your agency may read; kind is apt, financial or all; format is table or one of those of a report")
    ResponseEntity<byte[]> masterIndicators(
            @RequestParam(defaultValue = "all") String kind,
            @RequestParam(defaultValue = "table") String format,
            @AuthenticationPrincipal Person me) {
        return files.masterIndicators(me, kind, format);
    }

    @GetMapping("/master-yara")
    @Operation(summary = "The YARA rules of all reports that your agency may read, as one file")
    ResponseEntity<byte[]> masterYara(
            @RequestParam(defaultValue = "all") String kind, @AuthenticationPrincipal Person me) {
        return files.masterYara(me, kind);
    }

    @GetMapping("/about")
    @Operation(summary = "Reports about an indicator, in whatever way it is written")
    List<MentionView> about(@RequestParam String value, @AuthenticationPrincipal Person me) {
        return switch (IndicatorParser.parse(value)) {
            case Parsed(var indicator) ->
                    mentions.about(List.of(indicator), me).stream().map(MentionView::of).toList();
            case Refused(String reason) ->
                    throw new IllegalArgumentException(reason + ": " + value);
        };
    }

    @GetMapping("/matrix")
    @Operation(summary = "Techniques of ATT&CK, and in how many reports they are")
    List<CellView> matrix(@AuthenticationPrincipal Person me) {
        return CellView.of(profiles.matrices(me));
    }

    @GetMapping("/actors")
    @Operation(summary = "Actors across reports")
    List<ActorView> actors(@AuthenticationPrincipal Person me) {
        return profiles.actors(me).stream().map(ActorView::of).toList();
    }

    @GetMapping("/actors/{name}")
    @Operation(summary = "One actor, by name or alias")
    ActorView actor(@PathVariable String name, @AuthenticationPrincipal Person me) {
        return ActorView.of(profiles.actor(me, name));
    }
}
