package io.tipstaff.portal.reports.document;

import java.io.IOException;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/// Takes the text of a PDF report.
final class PdfFields {

    private static final int MAX_PAGES = 500;

    private PdfFields() {}

    /// @throws IllegalArgumentException if it cannot be opened
    static void read(byte[] document, DraftBuilder draft) {
        try (PDDocument pdf = Loader.loadPDF(document)) {
            var stripper = new PDFTextStripper();
            stripper.setEndPage(MAX_PAGES);
            String text = stripper.getText(pdf).replace("\r\n", "\n");
            if (text.isBlank()) {
                draft.remark("the PDF holds no text; scanned pages have none");
            }
            title(pdf, text).ifPresent(draft::title);
            draft.body(text);
            draft.techniquesIn(text);
            if (pdf.getNumberOfPages() > MAX_PAGES) {
                draft.remark("only the first " + MAX_PAGES + " pages were read");
            }
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            // The library meets broken files with exceptions of all kinds.
            throw new IllegalArgumentException(
                    "cannot read this PDF ("
                            + broken.getMessage()
                            + "); save it anew with another program, without a password",
                    broken);
        }
    }

    private static Optional<String> title(PDDocument pdf, String text) {
        return Optional.ofNullable(pdf.getDocumentInformation().getTitle())
                .filter(title -> !title.isBlank())
                .or(
                        () ->
                                text.lines()
                                        .map(String::strip)
                                        .filter(line -> !line.isEmpty())
                                        .findFirst());
    }
}
