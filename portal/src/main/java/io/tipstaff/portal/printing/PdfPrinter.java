package io.tipstaff.portal.printing;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceType;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.IContext;
import org.thymeleaf.spring6.SpringTemplateEngine;

/// Prints templates as PDF. Thread-safe.
///
/// The fonts are those that PDFBox brings, so that each machine makes the same pages. The one thing
/// that a template may load is the style sheet `tipstaff:pdf.css`.
@Component
public final class PdfPrinter {

    static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /// The one address that is resolved: the style sheet in the program itself.
    private static final String STYLE = "tipstaff:pdf.css";

    private static final int REPLACEMENT = 0xFFFD;

    private final SpringTemplateEngine templates;

    PdfPrinter(SpringTemplateEngine templates) {
        // It writes what it does to the console otherwise.
        XRLog.setLoggingEnabled(false);
        this.templates = templates;
    }

    static InputStream resource(String path) {
        return Objects.requireNonNull(PdfPrinter.class.getResourceAsStream(path), path);
    }

    /// Prints a template.
    ///
    /// @param title of the document
    public byte[] print(String template, IContext context, String title) {
        return print(template, context, title, "");
    }

    /// Prints a template with a text behind what stands on each page.
    ///
    /// @param title of the document
    /// @param watermark empty for none
    public byte[] print(String template, IContext context, String title, String watermark) {
        String html = printable(templates.process(template, context));
        try {
            return finished(rendered(html), title, watermark);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot make the PDF", failed);
        }
    }

    /// What sources write may hold characters that XML does not know (XML 1.0, 2.2), on which the
    /// renderer would give up.
    static String printable(String html) {
        if (html.codePoints().allMatch(PdfPrinter::isOfXml)) {
            return html;
        }
        var printable = new StringBuilder(html.length());
        html.codePoints().forEach(c -> printable.appendCodePoint(isOfXml(c) ? c : REPLACEMENT));
        return printable.toString();
    }

    private static boolean isOfXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }

    private static byte[] rendered(String html) throws IOException {
        var out = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        builder.useFont(() -> resource(FONT), "Liberation Sans");
        builder.useUriResolver((_, uri) -> STYLE.equals(uri) ? uri : null);
        builder.useProtocolsStreamImplementation(_ -> new Style(), "tipstaff");
        builder.useExternalResourceAccessControl(
                PdfPrinter::isStyle, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useExternalResourceAccessControl(
                PdfPrinter::isStyle, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
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
            return resource("/printing/pdf.css");
        }

        @Override
        public Reader getReader() {
            return new InputStreamReader(getStream(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] finished(byte[] pdf, String title, String watermark) throws IOException {
        var out = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            document.getDocumentInformation().setTitle(title);
            document.getDocumentCatalog().setLanguage(Locale.ENGLISH.toLanguageTag());
            if (!watermark.isEmpty()) {
                Watermark.put(document, watermark);
            }
            document.save(out);
        }
        return out.toByteArray();
    }
}
