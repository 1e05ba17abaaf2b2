package io.tipstaff.exchange.text;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.Position;
import io.tipstaff.exchange.document.DocumentReader;
import io.tipstaff.exchange.document.FeedException;
import io.tipstaff.exchange.document.Reading;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/// Reads the text of PDF reports, page by page. The format needs the whole file at hand, so files
/// are limited to 64 MiB and 2,000 pages.
public final class PdfReader implements DocumentReader {

    private static final int MAX_BYTES = 64 << 20;
    private static final int MAX_PAGES = 2000;
    private static final String BROKEN = "save it anew with another program, or copy its text";

    @Override
    public void read(Reading reading) throws IOException {
        byte[] bytes = reading.in().readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new FeedException(
                    "PDF larger than " + MAX_BYTES + " bytes", Position.NOWHERE, BROKEN);
        }
        try (PDDocument document = load(bytes)) {
            pages(reading, document);
        }
        if (reading.records() == 0) {
            reading.remark("no indicator found in the text; scanned pages have none");
        }
    }

    private static PDDocument load(byte[] bytes) throws FeedException {
        try {
            return Loader.loadPDF(bytes);
        } catch (InvalidPasswordException locked) {
            throw new FeedException(
                    "PDF with a password", Position.NOWHERE, "save it without its password");
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            throw broken(0, broken);
        }
    }

    private static void pages(Reading reading, PDDocument document) throws IOException {
        var extraction = new Extraction(reading, Context.NONE);
        int pages = document.getNumberOfPages();
        for (int page = 1; page <= Math.min(pages, MAX_PAGES); page++) {
            for (String line : text(document, page).lines().toList()) {
                extraction.line(new Position(page, 0, "page " + page), line);
            }
        }
        if (pages > MAX_PAGES) {
            reading.remark("only the first " + MAX_PAGES + " of " + pages + " pages were read");
        }
    }

    private static String text(PDDocument document, int page) throws FeedException {
        try {
            var stripper = new PDFTextStripper();
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            return stripper.getText(document);
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            throw broken(page, broken);
        }
    }

    /// The library meets broken files with exceptions of all kinds; none of them is our caller's.
    private static FeedException broken(int page, Throwable failure) {
        return new FeedException(
                "broken PDF: " + failure.getMessage(),
                new Position(page, 0, page == 0 ? "" : "page " + page),
                BROKEN);
    }
}
