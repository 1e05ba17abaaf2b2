package io.tipstaff.portal.reports.document;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.exchange.Position;
import io.tipstaff.exchange.write.DocumentInfo;
import io.tipstaff.exchange.write.FeedWriter;
import io.tipstaff.exchange.write.FeedWriter.Format;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.portal.reports.attack.AttackTables;
import io.tipstaff.portal.reports.internal.OpenReport;
import io.tipstaff.portal.reports.internal.ReportCard;
import io.tipstaff.portal.reports.internal.ReportIndicator;
import io.tipstaff.portal.shell.CsvExport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Writes the indicators of reports as documents for other programs: those that the format carries.
/// The same edition gives the same document.
@Component
public class IndicatorExport {

    private static final String PRODUCER = "Tipstaff";

    /// Id of the master list, which stays while its indicators change.
    private static final UUID MASTER = UUID.fromString("5a0f4a6e-3f0e-4c33-9d1a-6d0a8f3a7c11");

    private final AttackTables attack;

    IndicatorExport(AttackTables attack) {
        this.attack = attack;
    }

    /// Writes what may be read of one report.
    public byte[] of(OpenReport report, Format format) {
        ReportCard card = report.card();
        var info = new DocumentInfo(card.id(), card.title(), PRODUCER, card.at());
        byte[] document = written(format, info, List.of(report));
        return format == Format.STIX_2_1
                ? new StixReport(report, attack).completed(document)
                : document;
    }

    /// Writes what may be read of all reports, each indicator once for each report that holds it.
    public byte[] master(List<OpenReport> reports, Format format) {
        Instant newest =
                reports.stream()
                        .map(report -> report.card().at())
                        .max(Instant::compareTo)
                        .orElse(Instant.EPOCH);
        return written(
                format,
                new DocumentInfo(MASTER, "Indicators of all reports", PRODUCER, newest),
                reports);
    }

    private static byte[] written(Format format, DocumentInfo info, List<OpenReport> reports) {
        var out = new ByteArrayOutputStream();
        try (FeedWriter writer = FeedWriter.open(format, out, info)) {
            for (OpenReport report : reports) {
                long number = 0;
                for (ReportIndicator one : report.indicators()) {
                    if (format.carries(one.indicator().kind())) {
                        writer.write(record(report.card(), one, ++number));
                    }
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("a document in memory", impossible);
        }
        return out.toByteArray();
    }

    private static FeedRecord record(ReportCard card, ReportIndicator one, long number) {
        Context.Builder context =
                Context.builder()
                        .firstSeen(card.at())
                        .tlp(card.tlp())
                        .category(one.role().code())
                        .description(one.note())
                        .reference(card.title())
                        .tag(card.kind().code());
        one.threats().forEach(context::threat);
        card.actorNames().forEach(context::actor);
        return new FeedRecord(
                new Position(number, 0, ""),
                one.indicator().canonical(),
                one.indicator(),
                context.build());
    }

    /// Writes the master list in the columns that readers of commercial reports know, with kind,
    /// role and marking behind them.
    public byte[] masterTable(List<OpenReport> reports) {
        var csv =
                new CsvExport(
                        "UID",
                        "publication",
                        "indicator",
                        "detection_date",
                        "indicator_type",
                        "kind",
                        "role",
                        "tlp");
        for (OpenReport report : reports) {
            ReportCard card = report.card();
            for (ReportIndicator one : report.indicators()) {
                csv.row(
                        card.id(),
                        card.title(),
                        shown(one.indicator()),
                        card.at().atOffset(ZoneOffset.UTC).toLocalDate(),
                        type(one.indicator()),
                        one.indicator().kind().code(),
                        one.role().code(),
                        card.tlp().label());
            }
        }
        String text = csv.answer("master-ioc.csv").getBody();
        return String.valueOf(text).getBytes(StandardCharsets.UTF_8);
    }

    private static String shown(Indicator indicator) {
        return switch (indicator.kind()) {
            case HOST -> indicator.canonical().substring(1);
            case IPV4,
                    IPV6,
                    NETWORK,
                    ENDPOINT,
                    DOMAIN,
                    URL,
                    URL_MASK,
                    PATH,
                    MD5,
                    SHA1,
                    SHA256,
                    EMAIL ->
                    indicator.canonical();
        };
    }

    private static String type(Indicator indicator) {
        return switch (indicator.kind()) {
            case MD5 -> "md5Hash";
            case SHA1 -> "sha1Hash";
            case SHA256 -> "sha256Hash";
            case IPV4, IPV6, NETWORK, ENDPOINT, DOMAIN, HOST, URL, URL_MASK, PATH, EMAIL ->
                    "networkActivity";
        };
    }
}
