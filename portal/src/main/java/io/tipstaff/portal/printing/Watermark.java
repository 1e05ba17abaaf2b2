package io.tipstaff.portal.printing;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;

/// A text behind what stands on the pages.
final class Watermark {

    private static final Color FAINT = new Color(232, 235, 239);
    private static final float MARK_SIZE = 22;
    private static final float MARK_DISTANCE = 170;

    private Watermark() {}

    static void put(PDDocument document, String text) throws IOException {
        try (InputStream file = PdfPrinter.resource(PdfPrinter.FONT)) {
            PDType0Font font = PDType0Font.load(document, file);
            for (PDPage page : document.getPages()) {
                mark(document, page, font, printable(font, text));
            }
        }
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
