package io.tipstaff.portal.reports.document;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceType;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.reports.internal.Edition;
import io.tipstaff.portal.reports.internal.OpenReport;
import io.tipstaff.portal.reports.internal.Profiles;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/// A report as PDF for one reader: cover, marking and page number on each page, and behind the text
/// of each the name of who took it and when.
///
/// The fonts are those that PDFBox brings, so that each machine makes the same pages. Nothing is
/// loaded from anywhere.
@Component
public class ReportPdf {

    private static final String FONT =
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /// Beyond that nobody reads on paper; the files hold all.
    private static final int MAX_INDICATORS = 2_000;

    private static final Color FAINT = new Color(232, 235, 239);
    private static final float MARK_SIZE = 22;
    private static final float MARK_DISTANCE = 170;

    /// The one address that is resolved: the style sheet in the program itself.
    private static final String STYLE = "tipstaff:pdf.css";

    private final SpringTemplateEngine templates;
    private final Profiles profiles;

    ReportPdf(SpringTemplateEngine templates, Profiles profiles) {
        // It writes what it does to the console otherwise.
        XRLog.setLoggingEnabled(false);
        this.templates = templates;
        this.profiles = profiles;
    }

    private static InputStream resource(String path) {
        return Objects.requireNonNull(ReportPdf.class.getResourceAsStream(path), path);
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
        String html = templates.process("reports/pdf", context);
        try {
            return marked(
                    rendered(html),
                    edition.content().title(),
                    reader.agencyName() + " · " + reader.name() + " · " + TIME.format(now));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot make the PDF", failed);
        }
    }

    private byte[] rendered(String html) throws IOException {
        var out = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        builder.useFont(() -> resource(FONT), "Liberation Sans");
        builder.useUriResolver((_, uri) -> STYLE.equals(uri) ? uri : null);
        builder.useProtocolsStreamImplementation(_ -> new Style(), "tipstaff");
        builder.useExternalResourceAccessControl(
                ReportPdf::isStyle, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useExternalResourceAccessControl(
                ReportPdf::isStyle, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        builder.withProducer("Tipstaff");
        builder.withHtmlContent(html, null);
        builder.toStream(out);
        builder.run();
        return out.toByteArray();
    }

    private static boolean isStyle(String uri, ExternalResourceType type) {
        return type == ExternalResourceType.CSS && STYLE.equals(uri);
    }

    /// The style sheet as the renderer wants it.
    private record Style() implements FSStream {

        @Override
        public InputStream getStream() {
            return resource("/reports/pdf.css");
        }

        @Override
        public Reader getReader() {
            return new InputStreamReader(getStream(), StandardCharsets.UTF_8);
        }
    }

    /// Writes the watermark behind what stands on the pages.
    private static byte[] marked(byte[] pdf, String title, String watermark) throws IOException {
        var out = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(pdf);
                InputStream file = resource(FONT)) {
            PDType0Font font = PDType0Font.load(document, file);
            document.getDocumentInformation().setTitle(title);
            for (PDPage page : document.getPages()) {
                mark(document, page, font, printable(font, watermark));
            }
            document.save(out);
        }
        return out.toByteArray();
    }

    private static void mark(PDDocument document, PDPage page, PDType0Font font, String text)
            throws IOException {
        PDRectangle size = page.getMediaBox();
        try (var content =
                new PDPageContentStream(document, page, AppendMode.PREPEND, true, true)) {
            content.setNonStrokingColor(FAINT);
            for (float y = -size.getWidth(); y < size.getHeight(); y += MARK_DISTANCE) {
                content.beginText();
                content.setFont(font, MARK_SIZE);
                content.setTextMatrix(Matrix.getRotateInstance(Math.toRadians(35), 20, y));
                content.showText(text + "   ·   " + text);
                content.endText();
            }
        }
    }

    /// The font has no letters of the far east; what it lacks is a question mark.
    private static String printable(PDType0Font font, String text) {
        var printable = new StringBuilder();
        text.codePoints()
                .forEach(
                        c -> {
                            try {
                                font.encode(Character.toString(c));
                                printable.appendCodePoint(c);
                            } catch (IOException | IllegalArgumentException absent) {
                                printable.append('?');
                            }
                        });
        return printable.toString();
    }
}
