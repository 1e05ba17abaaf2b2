package io.tipstaff.portal.reports.document;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.printing.PdfPrinter;
import io.tipstaff.portal.reports.internal.Edition;
import io.tipstaff.portal.reports.internal.OpenReport;
import io.tipstaff.portal.reports.internal.Profiles;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;

/// A report as PDF for one reader: cover, marking and page number on each page, and behind the text
/// of each the name of who took it and when.
@Component
public class ReportPdf {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /// Beyond that nobody reads on paper; the files hold all.
    private static final int MAX_INDICATORS = 2_000;

    private final PdfPrinter printer;
    private final Profiles profiles;

    ReportPdf(PdfPrinter printer, Profiles profiles) {
        this.printer = printer;
        this.profiles = profiles;
    }

    /// Makes the file.
    ///
    /// @param report of which the reader may read all
    /// @param edition that is printed
    public byte[] of(OpenReport report, Edition edition, Person reader, Instant now) {
        var context = new Context(Locale.ENGLISH);
        context.setVariable(
                "indicators", report.indicators().stream().limit(MAX_INDICATORS).toList());
        context.setVariable("allIndicators", report.indicators().size());
        context.setVariable("edition", edition);
        context.setVariable("content", edition.content());
        context.setVariable("matrices", profiles.matrices(edition.content()));
        context.setVariable("reader", reader);
        context.setVariable("printedAt", TIME.format(now));
        context.setVariable("publishedAt", TIME.format(edition.at()));
        context.setVariable("tlp", edition.content().tlp());
        return printer.print(
                "reports/pdf",
                context,
                edition.content().title(),
                reader.agencyName() + " · " + reader.name() + " · " + TIME.format(now));
    }
}
