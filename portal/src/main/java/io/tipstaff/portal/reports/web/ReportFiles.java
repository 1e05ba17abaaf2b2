package io.tipstaff.portal.reports.web;

import io.tipstaff.exchange.write.FeedWriter.Format;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.reports.document.IndicatorExport;
import io.tipstaff.portal.reports.document.ReportPdf;
import io.tipstaff.portal.reports.document.YaraExport;
import io.tipstaff.portal.reports.internal.OpenReport;
import io.tipstaff.portal.reports.internal.ReportFilter;
import io.tipstaff.portal.reports.internal.ReportKind;
import io.tipstaff.portal.reports.internal.ReportReading;
import io.tipstaff.portal.shell.NotFoundException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Answers with what of reports is taken along as a file; pages and API give the same.
@Component
class ReportFiles {

    private final ReportReading reports;
    private final IndicatorExport export;
    private final ReportPdf pdf;
    private final Clock clock;

    ReportFiles(ReportReading reports, IndicatorExport export, ReportPdf pdf, Clock clock) {
        this.reports = reports;
        this.export = export;
        this.pdf = pdf;
        this.clock = clock;
    }

    ResponseEntity<byte[]> indicators(Person me, UUID id, String formatCode) {
        Format format = format(formatCode);
        OpenReport open = reports.export(me, id, format.code());
        return file(
                export.of(open, format), format.mediaType(), name(open) + "." + format.extension());
    }

    private static Format format(String code) {
        return Format.ofCode(code)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "none of "
                                                + Stream.of(Format.values())
                                                        .map(Format::code)
                                                        .collect(Collectors.joining(", "))
                                                + ": "
                                                + code));
    }

    ResponseEntity<byte[]> yara(Person me, UUID id) {
        OpenReport open = reports.export(me, id, "yara");
        String rules =
                YaraExport.of(open)
                        .orElseThrow(
                                () ->
                                        new NotFoundException(
                                                "the report has no rules, or they are not granted"));
        return file(rules.getBytes(StandardCharsets.UTF_8), "text/plain", name(open) + ".yar");
    }

    ResponseEntity<byte[]> pdf(Person me, UUID id) {
        OpenReport open = reports.export(me, id, "pdf");
        if (open.edition() == null || !open.clearance().isFull()) {
            throw new NotFoundException("the PDF comes with the full report");
        }
        return file(
                pdf.of(open, open.edition(), me, clock.instant()),
                "application/pdf",
                name(open) + ".pdf");
    }

    private static String name(OpenReport open) {
        String title = open.card().title().replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
        return (title.isEmpty() ? "report" : title) + "-" + open.card().edition();
    }

    ResponseEntity<byte[]> masterIndicators(Person me, @Nullable String kind, String formatCode) {
        if (formatCode.equals("table")) {
            List<OpenReport> all = everything(me, kind, "master table");
            return file(export.masterTable(all), "text/csv", "master-ioc.csv");
        }
        Format format = format(formatCode);
        List<OpenReport> all = everything(me, kind, "master " + format.code());
        return file(
                export.master(all, format), format.mediaType(), "master-ioc." + format.extension());
    }

    ResponseEntity<byte[]> masterYara(Person me, @Nullable String kind) {
        String rules = YaraExport.master(everything(me, kind, "master yara"));
        return file(rules.getBytes(StandardCharsets.UTF_8), "text/plain", "master.yar");
    }

    private List<OpenReport> everything(Person me, @Nullable String kind, String what) {
        @Nullable String only =
                kind == null || kind.equals("all") ? null : ReportKind.ofCode(kind).code();
        return reports.everything(
                me, new ReportFilter(null, only, null, null, null, null, null, null), what);
    }

    private static ResponseEntity<byte[]> file(byte[] content, String type, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }
}
